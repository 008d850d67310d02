package io.tickertape.trading.order;

import io.tickertape.tape.market.Price;
import java.math.BigDecimal;

/**
 * What an account must hold ready for the rest of an order: cash of a buy, at its worst price, or shares of a sale.
 *
 * @param cash zero of a sale
 * @param shares zero of a buy
 */
public record Reservation(BigDecimal cash, long shares) {
    public static final Reservation NOTHING = new Reservation(BigDecimal.ZERO, 0);

    /**
     * The reservation of every order, whether it is open or only considered.
     *
     * @param leaves shares that are still to be filled
     */
    public static Reservation of(Side side, Price worst, long leaves) {
        return side == Side.BUY ? new Reservation(worst.times(leaves), 0) : new Reservation(BigDecimal.ZERO, leaves);
    }
}
