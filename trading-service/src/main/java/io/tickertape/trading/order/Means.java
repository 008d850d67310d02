package io.tickertape.trading.order;

import io.tickertape.tape.market.Price;
import java.math.BigDecimal;

/**
 * What an account has for one order: its buying power, and the shares of the order's symbol that no other order reserves.
 * What an order reserves that is replaced counts as free.
 */
public record Means(BigDecimal cash, long shares) {
    /** More than any order needs, of an account whose past is still being read. */
    public static final Means UNKNOWN = new Means(new BigDecimal("1e40"), Long.MAX_VALUE);

    private static final BigDecimal MOST_SHARES = BigDecimal.valueOf(Long.MAX_VALUE);

    public boolean isKnown() {
        return shares != Long.MAX_VALUE;
    }

    public boolean covers(Reservation reservation) {
        return reservation.cash().compareTo(cash) <= 0 && reservation.shares() <= shares;
    }

    /** The most shares that may be left to fill of an order at this worst price. */
    public long most(Side side, Price worst) {
        return side == Side.SELL
                ? shares
                : cash.max(BigDecimal.ZERO)
                        .divideToIntegralValue(worst.value())
                        .min(MOST_SHARES)
                        .longValue();
    }
}
