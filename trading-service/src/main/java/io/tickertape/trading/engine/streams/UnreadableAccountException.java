package io.tickertape.trading.engine.streams;

/** What a store holds of one account cannot be read: a bug, since nobody else writes there. */
final class UnreadableAccountException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnreadableAccountException(String message, Throwable cause) {
        super(message, cause);
    }
}
