package io.tickertape.ticker.web;

import io.tickertape.tape.fragment.CompiledFragment;
import io.tickertape.tape.fragment.PageTemplate;
import io.tickertape.ticker.broadcast.Format;
import io.tickertape.ticker.broadcast.Renderer;
import io.tickertape.ticker.market.FeedStatus;
import io.tickertape.ticker.market.Quote;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.thymeleaf.TemplateEngine;

/** Renders the board's fragments, for the stream and for polling, from the board's own template. */
@Singleton
final class BoardFragments implements Renderer {
    private static final int USUAL_ROW_LENGTH = 500;

    private final PageTemplate template;
    private final CompiledFragment<QuoteRow> row;

    BoardFragments(TemplateEngine engine) {
        template = new PageTemplate(engine, "board");
        row = template.compiled(QuoteRow.class, "row", BoardFragments::rowModel);
    }

    /** The rows of a board, as they stand in its page. */
    String rows(List<Quote> quotes) {
        StringBuilder html = new StringBuilder(quotes.size() * USUAL_ROW_LENGTH);
        for (Quote quote : quotes) {
            row.render(QuoteRow.of(quote), html);
        }
        return html.toString();
    }

    /** What the row's fragment needs. */
    static Map<String, Object> rowModel(QuoteRow row) {
        return Map.of("rows", List.of(row));
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
                : template.fragment("heartbeat", heartbeatModel(now, status, MERGED));
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
                : template.fragment("gap", Map.of("time", now.toString(), "clock", QuoteRow.clock(now)));
    }
}
