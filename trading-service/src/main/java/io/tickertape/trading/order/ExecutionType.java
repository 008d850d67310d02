package io.tickertape.trading.order;

/** What a report tells (FIX tag 150, and the opening of an account). */
public enum ExecutionType {
    ACCOUNT_OPENED,
    NEW,
    TRADE,
    TRIGGERED,
    REPLACED,
    CANCELED,
    EXPIRED,
    REJECTED,
    /** A replacement or a cancellation was refused; the order stands as it stood. */
    CANCEL_REJECTED
}
