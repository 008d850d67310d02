package io.tickertape.ticker.web;

import io.tickertape.ticker.broadcast.Format;
import io.tickertape.ticker.broadcast.Renderer;
import io.tickertape.ticker.market.FeedStatus;
import io.tickertape.ticker.market.Quote;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;

/** Renders the board's fragments, for the stream and for polling, from the board's own template. */
@Singleton
final class BoardFragments implements Renderer {
    private static final String TEMPLATE = "board";

    private final TemplateEngine engine;

    BoardFragments(TemplateEngine engine) {
        this.engine = engine;
    }

    /** The rows of a board, as they stand in its page. */
    String rows(List<Quote> quotes) {
        return fragment("row", Map.of("rows", quotes.stream().map(QuoteRow::of).toList()));
    }

    @Override
    public Rendered quote(Format format, Quote quote) {
        if (format == Format.JSON) {
            return new Rendered(QuoteJson.quote(quote), "");
        }
        String row = rows(List.of(quote));
        return new Rendered(row.substring(row.indexOf('>') + 1, row.lastIndexOf("</tr>")), row);
    }

    @Override
    public String heartbeat(Format format, Instant now, FeedStatus status) {
        return format == Format.JSON
                ? QuoteJson.heartbeat(now, status)
                : fragment("heartbeat", heartbeatModel(now, status, MERGED));
    }

    /**
     * What the heartbeat's fragment needs, in the page as well.
     *
     * @param merged how many ticks the watcher was told by way of later ones
     */
    static Map<String, Object> heartbeatModel(Instant now, FeedStatus status, String merged) {
        return Map.of(
                "feed", status.state().word(),
                "rebuilt", status.rebuiltPercent(),
                "time", now.toString(),
                "clock", QuoteRow.clock(now),
                "lag", status.lag().toMillis(),
                "merged", merged);
    }

    @Override
    public String gap(Format format, Instant now) {
        return format == Format.JSON
                ? QuoteJson.gap(now)
                : fragment("gap", Map.of("time", now.toString(), "clock", QuoteRow.clock(now)));
    }

    private String fragment(String name, Map<String, Object> model) {
        return engine.process(TEMPLATE, Set.of(name), new Context(Locale.ROOT, model))
                .strip();
    }
}
