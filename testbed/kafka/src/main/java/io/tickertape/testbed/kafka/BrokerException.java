package io.tickertape.testbed.kafka;

/** Why the broker could not start, in a sentence that also says what would be right. */
public final class BrokerException extends RuntimeException {
    BrokerException(String message) {
        super(message);
    }

    BrokerException(String message, Throwable cause) {
        super(message, cause);
    }
}
