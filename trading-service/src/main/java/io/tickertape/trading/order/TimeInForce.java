package io.tickertape.trading.order;

/** How long an order stands. */
public enum TimeInForce {
    DAY,
    GTC,
    IOC,
    FOK
}
