package io.tickertape.trading.order;

/** What an order asks of the price. */
public enum OrderType {
    MARKET,
    LIMIT,
    STOP,
    STOP_LIMIT;

    public boolean needsLimitPrice() {
        return this == LIMIT || this == STOP_LIMIT;
    }

    public boolean needsStopPrice() {
        return this == STOP || this == STOP_LIMIT;
    }
}
