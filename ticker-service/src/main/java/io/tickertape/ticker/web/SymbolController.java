package io.tickertape.ticker.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.views.ModelAndView;
import io.tickertape.ticker.broadcast.ChartRenderer;
import io.tickertape.ticker.candles.Interval;
import io.tickertape.ticker.market.SymbolState;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The page of one symbol, and its candles for programs. */
@Controller("/symbols")
class SymbolController {
    private static final MediaType CSV = MediaType.TEXT_CSV_TYPE;
    private static final MediaType JSON = MediaType.APPLICATION_JSON_TYPE;

    private final SymbolRequests requests;
    private final SymbolPages pages;
    private final SymbolFragments fragments;

    SymbolController(SymbolRequests requests, SymbolPages pages, SymbolFragments fragments) {
        this.requests = requests;
        this.pages = pages;
        this.fragments = fragments;
    }

    @Get(uri = "/{symbol}", produces = MediaType.TEXT_HTML)
    HttpResponse<ModelAndView<Map<String, Object>>> page(
            @PathVariable String symbol, @QueryValue @Nullable String interval, @QueryValue @Nullable String refresh) {
        return unstored(HttpResponse.ok(new ModelAndView<>("symbol", pages.page(symbol, interval, refresh))));
    }

    /** All that changes on the page, for polling. */
    @Get(uri = "/{symbol}/panel", produces = MediaType.TEXT_HTML)
    HttpResponse<String> panel(@PathVariable String symbol, @QueryValue @Nullable String interval) {
        return unstored(HttpResponse.ok(fragments.panel(pages.model(symbol, interval))));
    }

    /** The drawing of the chart alone, which other pages may put into theirs. */
    @Get(uri = "/{symbol}/chart", produces = MediaType.TEXT_HTML)
    HttpResponse<String> chart(@PathVariable String symbol, @QueryValue @Nullable String interval) {
        return unstored(HttpResponse.ok(fragments.chart(requests.state(symbol, interval, ChartRenderer.SPAN))));
    }

    /** Every candle that is kept, oldest first. */
    @Get(
            uri = "/{symbol}/candles",
            produces = {MediaType.APPLICATION_JSON, MediaType.TEXT_CSV})
    HttpResponse<String> candles(
            HttpRequest<?> request,
            @PathVariable String symbol,
            @QueryValue @Nullable String interval,
            @QueryValue @Nullable String format) {
        SymbolState state = requests.state(symbol, interval, Integer.MAX_VALUE);
        Interval kept = state.interval();
        MutableHttpResponse<String> response = isCsv(request, format)
                ? HttpResponse.ok(CandleText.csv(state.candles())).contentType(CSV)
                : HttpResponse.ok(CandleText.json(state.quote().symbol(), kept, state.candles()))
                        .contentType(JSON);
        return unstored(response.header(HttpHeaders.VARY, HttpHeaders.ACCEPT));
    }

    private static boolean isCsv(HttpRequest<?> request, @Nullable String format) {
        if (format == null) {
            return Preference.isFor(CSV, JSON, request.accept());
        }
        if (!format.equals("csv") && !format.equals("json")) {
            throw new WatchRequest.Wrong("format: json or csv is expected");
        }
        return format.equals("csv");
    }

    private static <T> MutableHttpResponse<T> unstored(MutableHttpResponse<T> response) {
        return response.header(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}
