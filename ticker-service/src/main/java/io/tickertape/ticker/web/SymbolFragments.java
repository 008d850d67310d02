package io.tickertape.ticker.web;

import io.tickertape.tape.fragment.CompiledFragment;
import io.tickertape.tape.fragment.PageTemplate;
import io.tickertape.ticker.broadcast.ChartRenderer;
import io.tickertape.ticker.broadcast.Format;
import io.tickertape.ticker.candles.Candle;
import io.tickertape.ticker.candles.Interval;
import io.tickertape.ticker.candles.Trade;
import io.tickertape.ticker.chart.ChartDrawing;
import io.tickertape.ticker.market.Freshness;
import io.tickertape.ticker.market.SymbolState;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.thymeleaf.TemplateEngine;

/** Renders the fragments of a symbol's page, for the stream and for polling, from the page's own template. */
@Singleton
final class SymbolFragments implements ChartRenderer {
    private final PageTemplate template;
    private final CompiledFragment<QuoteDetail> quote;
    private final CompiledFragment<TradeRow> trade;
    private final CompiledFragment<FormingCandle> forming;
    private final CompiledFragment<CandleRow> candle;
    private final String currency;
    private final Clock clock;

    SymbolFragments(TemplateEngine engine, WebConfiguration configuration, Clock clock) {
        this.currency = configuration.currency();
        this.clock = clock;
        template = new PageTemplate(engine, "symbol");
        quote = template.compiled(QuoteDetail.class, "quote", one -> Map.of("quote", one));
        trade = template.compiled(TradeRow.class, "trade", one -> Map.of("trades", List.of(one)));
        forming = template.compiled(FormingCandle.class, "forming", one -> Map.of("forming", one));
        candle = template.compiled(CandleRow.class, "candle", one -> Map.of("candles", List.of(one)));
    }

    @Override
    public String quote(SymbolState state) {
        return quote.render(QuoteDetail.of(state.quote(), currency, today()));
    }

    @Override
    public String tape(Format format, List<Trade> trades, int count, boolean whole) {
        if (format == Format.JSON) {
            return CandleText.trades(trades.subList(0, count));
        }
        List<TradeRow> rows = TradeRow.of(trades, count, today());
        if (whole) {
            return template.fragment("whole-tape", Map.of("trades", rows));
        }
        StringBuilder html = new StringBuilder();
        rows.forEach(row -> trade.render(row, html));
        return html.toString();
    }

    @Override
    public Picture picture(Format format, SymbolState state) {
        if (format == Format.JSON) {
            return new Figures(state);
        }
        ChartDrawing drawing = drawing(state);
        return new Picture() {
            @Override
            public long fingerprint() {
                return drawing.fingerprint();
            }

            @Override
            public String render(boolean whole) {
                return whole ? wholeChart(drawing, state) : forming.render(formingCandle(drawing, state));
            }
        };
    }

    /** For programs: the forming candle and the one before it, which may have ended since the last event. */
    private record Figures(SymbolState state) implements Picture {
        @Override
        public long fingerprint() {
            return 0;
        }

        @Override
        public String render(boolean whole) {
            List<Candle> all = state.candles();
            return CandleText.json(
                    state.quote().symbol(), state.interval(), all.subList(Math.max(0, all.size() - 2), all.size()));
        }
    }

    private Today today() {
        return Today.at(clock.instant());
    }

    private ChartDrawing drawing(SymbolState state) {
        Freshness freshness = state.quote().freshness();
        boolean isOld = freshness == Freshness.STALE || freshness == Freshness.HALTED;
        return ChartDrawing.of(state.interval(), state.candles(), isOld ? clock.instant() : null);
    }

    private FormingCandle formingCandle(ChartDrawing drawing, SymbolState state) {
        return FormingCandle.of(
                drawing, state.interval(), state.quote().freshness().word(), today());
    }

    /** Its many rows are put in afterwards: the engine would take several milliseconds of an event loop for them. */
    private String wholeChart(ChartDrawing drawing, SymbolState state) {
        String bare = template.fragment("whole-chart", chartModel(drawing, state, List.of()));
        int rowsEnd = bare.lastIndexOf("</tbody>");
        StringBuilder html = new StringBuilder(bare).delete(rowsEnd, bare.length());
        candleRows(drawing, state).forEach(row -> candle.render(row, html));
        return html.append(bare, rowsEnd, bare.length()).toString();
    }

    /** The settled candles, newest first. */
    private List<CandleRow> candleRows(ChartDrawing drawing, SymbolState state) {
        List<CandleRow> rows = new ArrayList<>();
        Today today = today();
        drawing.settled().forEach(one -> rows.add(CandleRow.of(one, state.interval(), drawing.slot(one), today)));
        Collections.reverse(rows);
        return rows;
    }

    /** What the chart's fragment needs, in the page as well. */
    private Map<String, Object> chartModel(ChartDrawing drawing, SymbolState state, List<CandleRow> rows) {
        return Map.of(
                "chart",
                drawing,
                "candles",
                rows,
                "interval",
                state.interval(),
                "forming",
                formingCandle(drawing, state));
    }

    private Map<String, Object> chartModel(ChartDrawing drawing, SymbolState state) {
        return chartModel(drawing, state, candleRows(drawing, state));
    }

    /** What the page's fragments need, as of a version of the market. */
    Map<String, Object> model(SymbolState state, long version) {
        Map<String, Object> model = new LinkedHashMap<>(chartModel(drawing(state), state));
        model.put("quote", QuoteDetail.of(state.quote(), currency, today()));
        List<Trade> trades = state.tradesUntil(version);
        model.put("trades", TradeRow.of(trades, trades.size(), today()));
        return model;
    }

    /** The drawing of the chart alone, for other pages: without the table of its candles, which is most of it. */
    String chart(SymbolState state) {
        Map<String, Object> model = new LinkedHashMap<>(chartModel(drawing(state), state, List.of()));
        model.put("symbol", state.quote().symbol().name());
        return template.fragment("drawing", model);
    }

    /** All that changes on the page, for polling. */
    String panel(Map<String, Object> model) {
        return template.fragment("panel", model);
    }

    /** The intervals that a page offers. */
    static List<Interval> intervals() {
        return List.of(Interval.values());
    }
}
