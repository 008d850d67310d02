package io.tickertape.trading.order;

/** How long an order stands. */
public enum TimeInForce {
    /** Until the session ends. */
    DAY,
    /** Until it is cancelled. */
    GTC,
    /** For as much as can be had at once; the rest is canceled. */
    IOC,
    /** All of it at once, or nothing. */
    FOK;

    public boolean isImmediate() {
        return this == IOC || this == FOK;
    }
}
