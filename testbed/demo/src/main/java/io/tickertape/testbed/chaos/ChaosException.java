package io.tickertape.testbed.chaos;

/** The chaos itself did not work as it should. */
final class ChaosException extends RuntimeException {
    private static final long serialVersionUID = 1;

    ChaosException(String message) {
        super(message);
    }

    ChaosException(String message, Throwable cause) {
        super(message, cause);
    }
}
