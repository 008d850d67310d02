package io.tickertape.ticker.web;

import io.tickertape.tape.market.Symbol;
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

    private static final int USUAL_ROW_LENGTH = 500;

    private final TemplateEngine engine;
    private final RowTemplate row;

    BoardFragments(TemplateEngine engine) {
        this.engine = engine;
        this.row = new RowTemplate(this::engineRow);
    }

    /** The rows of a board, as they stand in its page. */
    String rows(List<Quote> quotes) {
        StringBuilder html = new StringBuilder(quotes.size() * USUAL_ROW_LENGTH);
        for (Quote quote : quotes) {
            row.render(QuoteRow.of(quote), html);
        }
        return html.toString();
    }

    /** A row as the template engine makes it, as it does in the page. */
    String engineRow(QuoteRow quote) {
        return fragment("row", Map.of("rows", List.of(quote)));
    }

    @Override
    public Rendered quote(Format format, Quote quote) {
        if (format == Format.JSON) {
            return new Rendered(QuoteJson.quote(quote), "");
        }
        String html = rows(List.of(quote));
        return new Rendered(html.substring(html.indexOf('>') + 1, html.lastIndexOf("</tr>")), html);
    }

    @Override
    public String heartbeat(Format format, Instant now, FeedStatus status) {
        return format == Format.JSON
                ? QuoteJson.heartbeat(now, status)
                : fragment("heartbeat", heartbeatModel(now, status, CONFLATED));
    }

    /**
     * What the heartbeat's fragment needs, in the page as well.
     *
     * @param conflated how many ticks the watcher was told by way of later ones
     */
    static Map<String, Object> heartbeatModel(Instant now, FeedStatus status, String conflated) {
        return Map.of(
                "feed", status.state().word(),
                "rebuilt", status.rebuiltPercent(),
                "time", now.toString(),
                "clock", QuoteRow.clock(now),
                "lag", status.lag().toMillis(),
                "conflated", conflated);
    }

    /** The board leaves the row out by itself: the event is for programs, and for pages that show the symbol alone. */
    @Override
    public String removed(Format format, Symbol symbol) {
        return format == Format.JSON ? QuoteJson.removed(symbol) : symbol.name();
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
