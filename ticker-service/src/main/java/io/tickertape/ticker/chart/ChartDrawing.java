package io.tickertape.ticker.chart;

import io.tickertape.ticker.candles.Candle;
import io.tickertape.ticker.candles.Interval;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A chart of candles, drawn as far as it does not depend on the page. */
public final class ChartDrawing {
    private static final int PERCENT = 100;
    private static final int PERCENT_DECIMALS = 2;

    private final List<Candle> candles;
    private final @Nullable Instant oldUntil;
    private final TimeScale time;
    private final PriceScale prices;
    private final BigDecimal mostVolume;
    private final ChartShapes shapes;

    private ChartDrawing(List<Candle> candles, @Nullable Instant oldUntil, TimeScale time) {
        this.candles = candles;
        this.oldUntil = oldUntil;
        this.time = time;
        this.prices = PriceScale.of(candles);
        this.mostVolume = candles.stream()
                .map(candle -> candle.volume().value())
                .filter(volume -> volume.signum() > 0)
                .max(BigDecimal::compareTo)
                .map(Rounds::up)
                .orElse(BigDecimal.ZERO);
        this.shapes = new ChartShapes(time, prices, mostVolume.doubleValue());
    }

    /**
     * Draws candles.
     *
     * @param candles oldest first, one or more
     * @param oldUntil now, if the newest price is not current any more; else null
     */
    public static ChartDrawing of(Interval interval, List<Candle> candles, @Nullable Instant oldUntil) {
        long oldest = interval.numberAt(candles.get(0).start());
        long newest = interval.numberAt(candles.get(candles.size() - 1).start());
        // At most as much time without prices as there is with them, or there would be nothing to see.
        long most = newest + Math.max(Math.min(newest - oldest, TimeScale.MOST_SLOTS / 2), TimeScale.LEAST_SLOTS / 2);
        long end = oldUntil == null ? newest : Math.max(newest, Math.min(interval.numberAt(oldUntil), most));
        TimeScale time = TimeScale.of(interval, oldest, end);
        List<Candle> shown = candles.stream()
                .filter(candle -> time.slot(candle.start()) >= 0)
                .toList();
        return new ChartDrawing(shown, oldUntil, time);
    }

    /** A line across the chart, and what it stands for. */
    public record Line(String at, String label) {}

    /** A part of the time without prices. */
    public record Gap(String from, String width, boolean isNow) {}

    /** The candle that is forming. */
    public Candle forming() {
        return candles.get(candles.size() - 1);
    }

    /** The candles before it, oldest first. */
    public List<Candle> settled() {
        return candles.subList(0, candles.size() - 1);
    }

    /** Changes whenever anything but the forming candle does. */
    public long fingerprint() {
        return Objects.hash(time, prices, mostVolume, settled(), forming().start(), oldUntil == null);
    }

    /** How many slots there are. */
    public int slots() {
        return time.slots();
    }

    /** The slot of a candle. */
    public int slot(Candle candle) {
        return time.slot(candle.start());
    }

    /** The left, top, width and height of the drawing. */
    public String viewBox() {
        return "0 0 " + time.slots() * ChartShapes.SLOT + " " + ChartShapes.HEIGHT;
    }

    /** The settled candles that rose or stood. */
    public String risen() {
        return path(candle -> candle.move() >= 0);
    }

    /** The settled candles that fell. */
    public String fallen() {
        return path(candle -> candle.move() < 0);
    }

    private String path(Predicate<Candle> which) {
        return settled().stream().filter(which).map(shapes::candle).collect(Collectors.joining());
    }

    public String volumes() {
        return settled().stream().map(shapes::volume).collect(Collectors.joining());
    }

    public String line() {
        return shapes.line(settled());
    }

    /** Box and lines of the forming candle. */
    public String formingCandle() {
        return shapes.candle(forming());
    }

    public String formingVolume() {
        return shapes.volume(forming());
    }

    /** From the close before to the forming candle's; alone where there is a gap between. */
    public String formingLine() {
        return shapes.line(candles.subList(Math.max(0, candles.size() - 2), candles.size()));
    }

    /** How the axes lie. */
    public ChartScale scale() {
        return new ChartScale(
                time.from(),
                time.until(),
                prices.low().toPlainString(),
                height(prices.part(prices.low())),
                prices.high().toPlainString(),
                height(prices.part(prices.high())));
    }

    /** How far down the last price stands. */
    public String lastAt() {
        return height(prices.part(forming().close()));
    }

    private static String height(double part) {
        return percent(ChartShapes.y(part), ChartShapes.HEIGHT);
    }

    /** The lines of round prices, lowest first. */
    public List<Line> priceLines() {
        return prices.lines().stream()
                .map(price -> new Line(height(prices.part(price)), prices.label(price)))
                .toList();
    }

    /** The lines of round times, oldest first. */
    public List<Line> timeLines() {
        return time.marks().stream()
                .map(mark -> new Line(percent(mark.slot(), time.slots()), mark.label()))
                .toList();
    }

    /** The time without prices: between candles of a day, and after the newest if that is not current. */
    public List<Gap> gaps() {
        List<Gap> gaps = new ArrayList<>();
        if (time.interval() != Interval.DAY) {
            for (int i = 1; i < candles.size(); i++) {
                int from = slot(candles.get(i - 1)) + 1;
                addGap(gaps, from, slot(candles.get(i)), false);
            }
        }
        if (oldUntil != null) {
            addGap(gaps, slot(forming()) + 1, time.slots(), true);
        }
        return gaps;
    }

    private void addGap(List<Gap> gaps, int from, int to, boolean isNow) {
        if (to > from) {
            gaps.add(new Gap(percent(from, time.slots()), percent(to - from, time.slots()), isNow));
        }
    }

    private static String percent(long part, long whole) {
        return BigDecimal.valueOf(part * PERCENT)
                        .divide(BigDecimal.valueOf(whole), PERCENT_DECIMALS, RoundingMode.HALF_EVEN)
                        .stripTrailingZeros()
                        .toPlainString()
                + "%";
    }
}
