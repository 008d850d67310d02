package io.tickertape.testbed.attack;

/** The attacks cannot be run, or a person whom they must not disturb could not even begin. */
final class AttackException extends RuntimeException {
    AttackException(String message) {
        super(message);
    }

    AttackException(String message, Throwable cause) {
        super(message, cause);
    }
}
