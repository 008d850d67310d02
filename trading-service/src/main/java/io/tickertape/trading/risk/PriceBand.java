package io.tickertape.trading.risk;

import io.tickertape.tape.market.Instrument;
import io.tickertape.tape.market.Price;
import io.tickertape.trading.order.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The prices around the last one that an order may name, in increments.
 *
 * @param lowest as a number of increments
 * @param highest as a number of increments
 */
record PriceBand(BigDecimal increment, BigDecimal lowest, BigDecimal highest) {
    private static final BigDecimal FINEST = BigDecimal.ONE.movePointLeft(Price.MAXIMUM_DECIMALS);
    private static final BigDecimal HUNDRED = new BigDecimal(100);

    /** Empty when no increment falls into it. */
    static Optional<PriceBand> around(Price last, BigDecimal percent, @Nullable Instrument instrument) {
        BigDecimal increment = increment(instrument);
        BigDecimal away = last.value().multiply(percent).movePointLeft(2);
        BigDecimal lowest = last.value().subtract(away).divide(increment, 0, RoundingMode.CEILING);
        BigDecimal highest = last.value().add(away).divide(increment, 0, RoundingMode.FLOOR);
        return lowest.signum() > 0 && lowest.compareTo(highest) <= 0
                ? Optional.of(new PriceBand(increment, lowest, highest))
                : Optional.empty();
    }

    static boolean isWithin(Price price, Price last, BigDecimal percent) {
        BigDecimal away = price.value().subtract(last.value()).abs();
        return away.multiply(HUNDRED).compareTo(last.value().multiply(percent)) <= 0;
    }

    static boolean isOnIncrement(Price price, @Nullable Instrument instrument) {
        return price.value().remainder(increment(instrument)).signum() == 0;
    }

    private static BigDecimal increment(@Nullable Instrument instrument) {
        return instrument == null || instrument.minPriceIncrement() == null
                ? FINEST
                : instrument.minPriceIncrement().value();
    }

    /** The price in the band that is nearest to this one; of two as near, the one that is better for the trader. */
    Price nearest(Price price, Side side) {
        RoundingMode better = side == Side.BUY ? RoundingMode.HALF_DOWN : RoundingMode.HALF_UP;
        BigDecimal increments =
                price.value().divide(increment, 0, better).max(lowest).min(highest);
        Price nearest = at(increments);
        return nearest.compareTo(price) == 0 ? price : nearest;
    }

    /** The prices of the band at which a stop is not met by this last price; empty when there are none. */
    Optional<PriceBand> beyond(Price last, Side side) {
        BigDecimal above = last.value().divide(increment, 0, RoundingMode.FLOOR).add(BigDecimal.ONE);
        BigDecimal below =
                last.value().divide(increment, 0, RoundingMode.CEILING).subtract(BigDecimal.ONE);
        PriceBand beyond = side == Side.BUY
                ? new PriceBand(increment, lowest.max(above), highest)
                : new PriceBand(increment, lowest, highest.min(below));
        return beyond.lowest.compareTo(beyond.highest) <= 0 ? Optional.of(beyond) : Optional.empty();
    }

    private Price at(BigDecimal increments) {
        return new Price(increments.multiply(increment));
    }

    @Override
    public String toString() {
        return at(lowest).grouped() + " to " + at(highest).grouped();
    }
}
