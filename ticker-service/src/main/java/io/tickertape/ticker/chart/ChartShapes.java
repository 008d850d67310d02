package io.tickertape.ticker.chart;

import io.tickertape.ticker.candles.Candle;
import java.util.List;

/**
 * Candles as the paths of one SVG, whose units are tenths of a slot by thousandths of its height: the prices stand in the
 * upper part, the volumes in the lower.
 */
final class ChartShapes {
    static final int SLOT = 10;
    static final int HEIGHT = 1000;
    private static final int PRICE_TOP = 30;
    private static final int PRICE_BOTTOM = 780;
    private static final int VOLUME_TOP = 840;
    private static final int BODY = 6;
    private static final int MIDDLE = SLOT / 2;

    private final TimeScale time;
    private final PriceScale prices;
    private final double mostVolume;

    ChartShapes(TimeScale time, PriceScale prices, double mostVolume) {
        this.time = time;
        this.prices = prices;
        this.mostVolume = mostVolume;
    }

    /** How far down a price stands. */
    static int y(double part) {
        return (int) Math.round(PRICE_BOTTOM - part * (PRICE_BOTTOM - PRICE_TOP));
    }

    private int x(Candle candle) {
        return time.slot(candle.start()) * SLOT;
    }

    /** A box from open to close, and lines from there to high and low. */
    String candle(Candle candle) {
        int x = x(candle) + (SLOT - BODY) / 2;
        int open = y(prices.part(candle.open()));
        int close = y(prices.part(candle.close()));
        int top = Math.min(open, close);
        int bottom = Math.max(open, close);
        int middle = x(candle) + MIDDLE;
        return "M" + x + " " + top + "h" + BODY + "v" + (bottom - top) + "h-" + BODY + "z"
                + line(middle, y(prices.part(candle.high())), top)
                + line(middle, bottom, y(prices.part(candle.low())));
    }

    private static String line(int x, int from, int to) {
        return from == to ? "" : "M" + x + " " + from + "V" + to;
    }

    String volume(Candle candle) {
        double part = mostVolume == 0 ? 0 : candle.volume().value().doubleValue() / mostVolume;
        int height = (int) Math.round(part * (HEIGHT - VOLUME_TOP));
        return height == 0
                ? ""
                : "M" + (x(candle) + (SLOT - BODY) / 2) + " " + HEIGHT + "v-" + height + "h" + BODY + "v" + height
                        + "z";
    }

    /** The closes, joined where a candle follows the one before; a lone one is a short stroke. */
    String line(List<Candle> candles) {
        StringBuilder path = new StringBuilder();
        int before = Integer.MIN_VALUE;
        for (int i = 0; i < candles.size(); i++) {
            Candle candle = candles.get(i);
            int slot = time.slot(candle.start());
            boolean isJoined = slot == before + 1;
            boolean isLone = !isJoined
                    && (i + 1 == candles.size() || time.slot(candles.get(i + 1).start()) != slot + 1);
            int middle = x(candle) + MIDDLE;
            int y = y(prices.part(candle.close()));
            path.append(isJoined ? 'L' : 'M')
                    .append(isLone ? middle - 2 : middle)
                    .append(' ')
                    .append(y);
            path.append(isLone ? "h4" : "");
            before = slot;
        }
        return path.toString();
    }
}
