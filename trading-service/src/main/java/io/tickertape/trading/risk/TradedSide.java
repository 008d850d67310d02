package io.tickertape.trading.risk;

import io.tickertape.tape.market.Price;
import io.tickertape.trading.order.Side;

/**
 * What an order would trade at, which is the ask for a buy and the bid for a sale, or the last price for want of one.
 *
 * @param last the last price
 * @param worst the most that the order pays a share, or the least that it takes
 */
record TradedSide(Side side, Price price, Price last, Price worst) {
    boolean isTakenAtOnce() {
        return side.takes(price, worst);
    }

    /** What the order would not trade beyond, as in "not above 105.00". */
    String bound() {
        return (side == Side.BUY ? "not above " : "not below ") + worst.grouped();
    }

    String word() {
        if (price.equals(last)) {
            return "last price";
        }
        return side == Side.BUY ? "ask" : "bid";
    }
}
