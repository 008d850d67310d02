package io.tickertape.trading.order;

import io.tickertape.tape.market.Price;
import io.tickertape.tape.market.Tick;

/** Whether an order buys or sells. */
public enum Side {
    BUY,
    SELL;

    /** What this side trades at now: a buy at the ask, a sale at the bid, either at the last price where there is none. */
    public Price tradesAt(Tick tick) {
        return this == BUY ? tick.buyersPrice() : tick.sellersPrice();
    }

    /** Whether a price is at the limit or better. */
    public boolean takes(Price price, Price limit) {
        return this == BUY ? !price.isAbove(limit) : !price.isBelow(limit);
    }

    /** Whether a last price meets a stop price: a buy's from below, a sale's from above. */
    public boolean meets(Price last, Price stop) {
        return this == BUY ? !last.isBelow(stop) : !last.isAbove(stop);
    }
}
