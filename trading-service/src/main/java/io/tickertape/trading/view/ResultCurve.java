package io.tickertape.trading.view;

import io.tickertape.trading.blotter.TradeDay;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of a day's trades as it grew, as a line in steps: each trade adds what it brought.
 *
 * @param path of the line, in a box of {@link #WIDTH} by {@link #HEIGHT}; the width is the day, from midnight to midnight
 *     UTC
 * @param zero where nothing is won or lost
 * @param low the least that the result was, in words
 * @param high the most that it was, in words
 */
public record ResultCurve(String path, String zero, String low, String high) {
    public static final int WIDTH = 960;
    public static final int HEIGHT = 80;

    /** Null where there is no line to draw: no trade, none that brought anything, or one whose result is not known. */
    static @Nullable ResultCurve of(TradeDay day) {
        List<TradeDay.Trade> trades = day.latest();
        // Of a day with more trades than are kept, nobody knows where the line would begin.
        if (trades.isEmpty() || day.sums().result() == null || day.sums().trades() > trades.size()) {
            return null;
        }
        BigDecimal low = BigDecimal.ZERO;
        BigDecimal high = BigDecimal.ZERO;
        BigDecimal sum = BigDecimal.ZERO;
        for (TradeDay.Trade trade : trades) {
            sum = sum.add(result(trade));
            low = low.min(sum);
            high = high.max(sum);
        }
        if (low.compareTo(high) == 0) {
            return null;
        }
        Scale scale = new Scale(day.day().atStartOfDay(ZoneOffset.UTC).toInstant(), low, high);
        StringBuilder path = new StringBuilder("M0 ").append(scale.y(BigDecimal.ZERO));
        sum = BigDecimal.ZERO;
        for (TradeDay.Trade trade : trades) {
            sum = sum.add(result(trade));
            path.append('H').append(scale.x(trade.time())).append('V').append(scale.y(sum));
        }
        return new ResultCurve(path.toString(), scale.y(BigDecimal.ZERO), Figures.signed(low), Figures.signed(high));
    }

    private static BigDecimal result(TradeDay.Trade trade) {
        return trade.result() == null ? BigDecimal.ZERO : trade.result();
    }

    private record Scale(Instant start, BigDecimal low, BigDecimal high) {
        private String x(Instant time) {
            long millis = Duration.between(start, time).toMillis();
            return BigDecimal.valueOf(millis * WIDTH)
                    .divide(BigDecimal.valueOf(Duration.ofDays(1).toMillis()), 1, RoundingMode.HALF_EVEN)
                    .toPlainString();
        }

        private String y(BigDecimal result) {
            return high.subtract(result)
                    .multiply(BigDecimal.valueOf(HEIGHT))
                    .divide(high.subtract(low), 1, RoundingMode.HALF_EVEN)
                    .toPlainString();
        }
    }
}
