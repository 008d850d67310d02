package io.tickertape.ticker.broadcast;

import io.tickertape.ticker.candles.Trade;
import io.tickertape.ticker.market.Market;
import io.tickertape.ticker.market.SymbolState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the pages of one symbol are sent beside its row: its quote in full, its candle and its tape.
 *
 * <p>As with frames, nothing is kept for a watcher. A forming candle replaces the one that the page shows; the rest of the
 * chart is sent to those who were last sent something before it was drawn anew. Trades are those since the watcher's
 * version, or all that are kept where those would not stand on top of the page's.
 */
public final class ChartEvents {
    /** More charts than are ever watched at once; past it, every page is sent its chart whole once more. */
    private static final int MAXIMUM_REMEMBERED = 10_000;

    private final Market market;
    private final ChartRenderer renderer;
    private final Map<Drawn, Drawing> drawings = new ConcurrentHashMap<>();

    public ChartEvents(Market market, ChartRenderer renderer) {
        this.market = market;
        this.renderer = renderer;
    }

    private record Drawn(Chart chart, Format format) {}

    /** How a chart was last drawn, and the version from which on it was. */
    private record Drawing(long fingerprint, long version) {}

    /**
     * The events for a watcher.
     *
     * @param since the version that it was last sent; 0 if its page shows nothing of the symbol
     * @param until the version that it is sent
     */
    List<byte[]> since(WatchList list, long since, long until) {
        Chart chart = list.chart();
        SymbolState state = chart == null ? null : market.state(chart.symbol(), chart.interval(), ChartRenderer.SPAN);
        if (chart == null || state == null) {
            return List.of();
        }
        Format format = list.format();
        List<byte[]> events = new ArrayList<>();
        if (format == Format.HTML) {
            events.add(EventEncoder.encode("quote", null, renderer.quote(state)));
        }
        addTape(events, format, state.tradesUntil(until), since);
        ChartRenderer.Picture picture = renderer.picture(format, state);
        Drawing drawing = drawn(new Drawn(chart, format), new Drawing(picture.fingerprint(), state.version()));
        boolean whole = since == 0 || drawing.version() > since;
        events.add(EventEncoder.encode("candle", null, picture.render(whole)));
        return events;
    }

    private void addTape(List<byte[]> events, Format format, List<Trade> trades, long since) {
        List<Trade> fresh =
                trades.stream().filter(trade -> trade.version() > since).toList();
        if (!fresh.isEmpty()) {
            // A trade that is older than what the page shows belongs below it.
            boolean isOnTop = trades.subList(0, fresh.size()).equals(fresh);
            boolean whole = since == 0 || !isOnTop;
            int count = whole ? trades.size() : fresh.size();
            events.add(EventEncoder.encode("tape", null, renderer.tape(format, trades, count, whole)));
        }
    }

    /** The event loops read states of different moments: an older one does not replace a newer. */
    private Drawing drawn(Drawn drawn, Drawing now) {
        if (drawings.size() > MAXIMUM_REMEMBERED) {
            drawings.clear();
        }
        return drawings.merge(
                drawn,
                now,
                (before, next) -> before.fingerprint() == next.fingerprint() || before.version() > next.version()
                        ? before
                        : next);
    }
}
