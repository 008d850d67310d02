package io.tickertape.ticker.chart;

import io.tickertape.ticker.candles.Candle;
import io.tickertape.ticker.candles.Interval;
import java.util.List;

/** The price of a symbol in its last hour as one line, said as shortly as SVG allows: a page has many. */
public final class Sparkline {
    /** Minutes. */
    public static final int SPAN = 60;

    /** Minutes of a point, which is one unit of width: it shows the last close of them. */
    private static final long STEP = 3;

    private static final int WIDTH = (int) (SPAN / STEP);
    private static final int HEIGHT = 20;
    /** A symbol that trades now and then is still one line; a longer time without a price is a gap. */
    private static final long LONGEST_JOINED = 2;

    private Sparkline() {}

    /** What the lines are drawn in. */
    public static String viewBox() {
        return "0 0 " + WIDTH + " " + HEIGHT;
    }

    /**
     * The line through the closes, highest at the top; a lone one is a dot.
     *
     * @param minutes candles of a minute, oldest first, the last being that of now
     */
    public static String path(List<Candle> minutes) {
        if (minutes.isEmpty()) {
            return "";
        }
        double high = minutes.stream().mapToDouble(Sparkline::close).max().orElseThrow();
        double low = minutes.stream().mapToDouble(Sparkline::close).min().orElseThrow();
        long first = point(minutes.get(minutes.size() - 1)) - WIDTH + 1;
        StringBuilder path = new StringBuilder();
        long x = -SPAN;
        long y = 0;
        for (int i = 0; i < minutes.size(); i++) {
            Candle candle = minutes.get(i);
            long right = point(candle) - first;
            if (right >= 0 && (i + 1 == minutes.size() || point(minutes.get(i + 1)) - first > right)) {
                long down = high == low ? HEIGHT / 2 : Math.round((high - close(candle)) / (high - low) * HEIGHT);
                if (right - x > LONGEST_JOINED) {
                    path.append('M').append(right).append(' ').append(down).append("h0l");
                } else {
                    path.append(right - x)
                            .append(down < y ? "" : " ")
                            .append(down - y)
                            .append(' ');
                }
                x = right;
                y = down;
            }
        }
        return path.toString().strip().replaceAll("l(?=M|$)", "").replace(" M", "M");
    }

    private static double close(Candle candle) {
        return candle.close().value().doubleValue();
    }

    private static long point(Candle candle) {
        return Math.floorDiv(Interval.MINUTE.numberAt(candle.start()), STEP);
    }
}
