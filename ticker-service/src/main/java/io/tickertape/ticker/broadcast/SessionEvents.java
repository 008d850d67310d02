package io.tickertape.ticker.broadcast;

import io.tickertape.tape.market.Symbol;
import io.tickertape.ticker.market.FeedStatus;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/**
 * What a frame sends besides quotes and removals; each is encoded when a watcher first needs it.
 *
 * @param heartbeat encodes the event, with {@link Renderer#CONFLATED} in it
 * @param gap encodes the event
 * @param unpriced encodes the row of a symbol that is asked for by name and has no price yet
 * @param charts encodes what a page of one symbol is sent
 */
record SessionEvents(
        Function<Format, String> heartbeat,
        Function<Format, byte[]> gap,
        Function<Symbol, byte[]> unpriced,
        Charts charts) {
    static SessionEvents of(Renderer renderer, ChartEvents charts, Instant time, FeedStatus status) {
        return new SessionEvents(
                format -> new String(
                        EventEncoder.encode("heartbeat", null, renderer.heartbeat(format, time, status)),
                        StandardCharsets.UTF_8),
                format -> EventEncoder.encode("gap", null, renderer.gap(format, time)),
                symbol -> EventEncoder.onOneLine(renderer.unpriced(symbol)).getBytes(StandardCharsets.UTF_8),
                charts::since);
    }

    /** Encodes the events of a chart's page between two versions. */
    interface Charts {
        List<byte[]> since(WatchList list, long since, long until);
    }
}
