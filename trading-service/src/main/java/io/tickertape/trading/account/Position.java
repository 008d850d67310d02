package io.tickertape.trading.account;

import io.tickertape.tape.market.Symbol;
import io.tickertape.tape.market.TickPosition;
import io.tickertape.trading.order.Fill;
import io.tickertape.trading.order.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * What an account holds of a symbol.
 *
 * @param quantity shares held
 * @param reserved of them, for orders that sell
 * @param cost of the shares held, at their average cost
 * @param realised what sales have brought above the cost of what was sold
 * @param tick the latest that an order of this symbol was filled at
 * @param taken shares of that tick that were taken
 */
public record Position(
        Symbol symbol,
        long quantity,
        long reserved,
        BigDecimal cost,
        BigDecimal realised,
        @Nullable TickPosition tick,
        long taken) {
    private static final int DECIMALS = 8;

    public Position {
        if (quantity < 0 || reserved < 0 || reserved > quantity) {
            throw new IllegalStateException(reserved + " of " + quantity + " shares of " + symbol + " reserved");
        }
    }

    static Position none(Symbol symbol) {
        return new Position(symbol, 0, 0, BigDecimal.ZERO, BigDecimal.ZERO, null, 0);
    }

    /** Shares that an order may still sell. */
    public long available() {
        return quantity - reserved;
    }

    /** What a share cost on the average, to eight decimals; zero when none is held. */
    public BigDecimal averageCost() {
        return quantity == 0
                ? BigDecimal.ZERO
                : cost.divide(BigDecimal.valueOf(quantity), DECIMALS, RoundingMode.HALF_EVEN);
    }

    /** Shares of a tick that were taken already: all of one that is behind the latest, which is never gone back to. */
    public long taken(TickPosition of) {
        if (tick == null || !of.isAtOrBefore(tick)) {
            return 0;
        }
        return of.equals(tick) ? taken : Long.MAX_VALUE;
    }

    Position reserving(long shares) {
        return shares == 0 ? this : new Position(symbol, quantity, reserved + shares, cost, realised, tick, taken);
    }

    /** Settles a fill whose shares, if it sold them, are reserved no more. */
    Position settled(Side side, Fill fill) {
        long shares = fill.quantity().shares();
        long takenNow = Math.addExact(taken(fill.tick()), shares);
        if (side == Side.BUY) {
            return new Position(
                    symbol,
                    Math.addExact(quantity, shares),
                    reserved,
                    cost.add(fill.value()),
                    realised,
                    fill.tick(),
                    takenNow);
        }
        if (shares > quantity) {
            throw new IllegalStateException(shares + " " + symbol + " are sold, and " + quantity + " are held");
        }
        BigDecimal sold = costOf(shares);
        return new Position(
                symbol,
                quantity - shares,
                reserved,
                cost.subtract(sold),
                realised.add(fill.value()).subtract(sold),
                fill.tick(),
                takenNow);
    }

    /** Their part of the cost. What rounding adds or takes stays with the shares that are still held. */
    private BigDecimal costOf(long shares) {
        return shares == quantity
                ? cost
                : cost.multiply(BigDecimal.valueOf(shares))
                        .divide(BigDecimal.valueOf(quantity), DECIMALS, RoundingMode.HALF_EVEN);
    }
}
