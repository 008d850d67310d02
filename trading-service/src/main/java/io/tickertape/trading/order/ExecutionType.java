package io.tickertape.trading.order;

/** What a report tells (FIX tag 150, and the opening of an account). */
public enum ExecutionType {
    ACCOUNT_OPENED,
    NEW,
    TRADE,
    TRIGGERED,
    /** A tick would have filled an order without a limit, but for its protection; the order works on. */
    PASSED_OVER,
    REPLACED,
    CANCELED,
    EXPIRED,
    REJECTED,
    /** A replacement or a cancellation was refused; the order stands as it stood. */
    CANCEL_REJECTED,
    ALERT_SET,
    /** It fired; it is there until it is removed. */
    ALERT_FIRED,
    ALERT_REMOVED,
    /** A command about an alert was refused; the alerts stand as they stood. */
    ALERT_REJECTED;

    /** Whether a report of this type tells of an alert. */
    public boolean tellsOfAlert() {
        return this == ALERT_SET || this == ALERT_FIRED || this == ALERT_REMOVED;
    }
}
