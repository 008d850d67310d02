package io.tickertape.ticker.chart;

import io.tickertape.tape.market.Price;
import io.tickertape.ticker.candles.Candle;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * The vertical scale: from one round price to another, with a line at each round price between.
 *
 * @param step between two lines: 1, 2 or 5 times a power of ten
 */
record PriceScale(BigDecimal low, BigDecimal high, BigDecimal step) {
    private static final int LINES = 5;
    /** A price that has not moved stands in the middle of this part of itself. */
    private static final BigDecimal LEAST_RANGE = new BigDecimal("0.002");

    private static final int SHOWN_DECIMALS = 2;

    static PriceScale of(List<Candle> candles) {
        BigDecimal low = candles.get(0).low().value();
        BigDecimal high = candles.get(0).high().value();
        for (Candle candle : candles) {
            low = low.min(candle.low().value());
            high = high.max(candle.high().value());
        }
        BigDecimal step = Rounds.up(high.subtract(low)
                .max(high.multiply(LEAST_RANGE))
                .divide(BigDecimal.valueOf(LINES), MathContext.DECIMAL32));
        BigDecimal bottom = whole(low, step, RoundingMode.FLOOR);
        BigDecimal top = whole(high, step, RoundingMode.CEILING);
        return new PriceScale(bottom, top.compareTo(bottom) > 0 ? top : bottom.add(step), step);
    }

    private static BigDecimal whole(BigDecimal price, BigDecimal step, RoundingMode rounding) {
        return price.divide(step, 0, rounding).multiply(step);
    }

    /** The round prices, lowest first. */
    List<BigDecimal> lines() {
        List<BigDecimal> lines = new ArrayList<>();
        for (BigDecimal line = low; line.compareTo(high) <= 0; line = line.add(step)) {
            lines.add(line);
        }
        return lines;
    }

    /** As it stands beside its line. */
    String label(BigDecimal line) {
        return line.setScale(Math.max(SHOWN_DECIMALS, step.stripTrailingZeros().scale()), RoundingMode.HALF_EVEN)
                .toPlainString();
    }

    /** How high a price stands: 0 at the bottom, 1 at the top. */
    double part(BigDecimal price) {
        return price.subtract(low).doubleValue() / high.subtract(low).doubleValue();
    }

    double part(Price price) {
        return part(price.value());
    }
}
