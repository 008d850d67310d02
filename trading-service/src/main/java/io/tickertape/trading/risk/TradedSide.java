package io.tickertape.trading.risk;

import io.tickertape.tape.market.Price;
import io.tickertape.trading.order.Side;

/**
 * What an order would trade at, which is the ask for a buy and the bid for a sale, or the last price for want of one.
 *
 * @param last the last price
 */
record TradedSide(Side side, Price price, Price last) {
    String word() {
        if (price.equals(last)) {
            return "last price";
        }
        return side == Side.BUY ? "ask" : "bid";
    }
}
