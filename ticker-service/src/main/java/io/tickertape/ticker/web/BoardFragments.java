package io.tickertape.ticker.web;

import io.tickertape.tape.fragment.CompiledFragment;
import io.tickertape.tape.fragment.PageTemplate;
import io.tickertape.tape.market.Symbol;
import io.tickertape.ticker.broadcast.BoardOrder;
import io.tickertape.ticker.broadcast.Format;
import io.tickertape.ticker.broadcast.Renderer;
import io.tickertape.ticker.chart.Sparkline;
import io.tickertape.ticker.market.FeedStatus;
import io.tickertape.ticker.market.Quote;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.TemplateEngine;

/** Renders the board's fragments, for the stream and for polling, from the board's own template. */
@Singleton
final class BoardFragments implements Renderer {
    private static final int USUAL_ROW_LENGTH = 500;

    private final PageTemplate template;
    private final PageTemplate strip;
    private final CompiledFragment<QuoteRow> row;
    private final CompiledFragment<UnpricedRow> unpriced;
    private final CompiledFragment<TrendLine> trend;
    private final String currency;
    private final Clock clock;

    BoardFragments(TemplateEngine engine, WebConfiguration configuration, Clock clock) {
        this.clock = clock;
        currency = configuration.currency();
        template = new PageTemplate(engine, "board");
        strip = new PageTemplate(engine, "strip");
        row = template.compiled(QuoteRow.class, "row", BoardFragments::rowModel);
        unpriced = template.compiled(UnpricedRow.class, "unpriced", row -> Map.of("unpriced", List.of(row)));
        trend = template.compiled(
                TrendLine.class, "trend", line -> Map.of("trends", List.of(line), "viewBox", Sparkline.viewBox()));
    }

    /**
     * The rows of a board in their order, as they stand in its page.
     *
     * @param wanted by name, whether they have a price or not; null for those that have one
     */
    String rows(List<Quote> quotes, @Nullable Set<Symbol> wanted) {
        StringBuilder html = new StringBuilder(quotes.size() * USUAL_ROW_LENGTH);
        Today today = today();
        Map<Symbol, Quote> priced = new HashMap<>();
        quotes.forEach(quote -> priced.put(quote.symbol(), quote));
        BoardOrder.visit(
                priced,
                wanted,
                quote -> row.render(QuoteRow.of(quote, currency, today), html),
                symbol -> html.append(unpriced(symbol)));
        return html.toString();
    }

    private Today today() {
        return Today.at(clock.instant());
    }

    /** The answer to a poll: these rows, and how the market stands to its feed. */
    String polled(String rows, Instant now, FeedStatus status) {
        return rows + template.fragment("polled", heartbeatModel(now, status, "0"));
    }

    /** The sparklines of a board's rows. */
    String trends(List<TrendLine> lines) {
        StringBuilder html = new StringBuilder(lines.size() * USUAL_ROW_LENGTH);
        lines.forEach(line -> trend.render(line, html));
        return html.toString();
    }

    /** The board's page with these rows and sparklines, which the engine would have to render one by one. */
    String page(Map<String, Object> model, String rows, String trends) {
        return template.page(model, Map.of("board", rows, "lines", trends));
    }

    /** The page of the ticker tape, which shows the same rows in one line. */
    String strip(Map<String, Object> model, String rows) {
        return strip.page(model, Map.of("board", rows));
    }

    /** The title of the board's tab: its first symbol and its price. */
    String title(List<Quote> quotes, @Nullable Set<Symbol> wanted) {
        @Nullable
        Symbol first = wanted == null
                ? quotes.isEmpty() ? null : quotes.get(0).symbol()
                : wanted.iterator().next();
        return quotes.stream()
                .filter(quote -> quote.symbol().equals(first))
                .map(quote -> QuoteDetail.of(quote, currency, today()).title())
                .findFirst()
                .orElse("Board");
    }

    /** The symbols that are wanted by name and have no price. */
    static Set<Symbol> unpriced(List<Quote> quotes, @Nullable Set<Symbol> wanted) {
        Set<Symbol> unpriced = new TreeSet<>(wanted == null ? Set.of() : wanted);
        quotes.forEach(quote -> unpriced.remove(quote.symbol()));
        return unpriced;
    }

    @Override
    public String unpriced(Symbol symbol) {
        return unpriced.render(new UnpricedRow(symbol.slug(), symbol.name()));
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
        StringBuilder rendered = new StringBuilder(USUAL_ROW_LENGTH);
        row.render(QuoteRow.of(quote, currency, today()), rendered);
        String html = rendered.toString();
        return new Rendered(html.substring(html.indexOf('>') + 1, html.lastIndexOf("</tr>")), html);
    }

    @Override
    public String heartbeat(Format format, Instant now, FeedStatus status) {
        return format == Format.JSON
                ? QuoteJson.heartbeat(now, status)
                : template.fragment("heartbeat", heartbeatModel(now, status, CONFLATED));
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
                "clock", Today.at(now).clock(now),
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
                : template.fragment(
                        "gap",
                        Map.of("time", now.toString(), "clock", Today.at(now).clock(now)));
    }
}
