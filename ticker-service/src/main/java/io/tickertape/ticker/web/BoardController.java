package io.tickertape.ticker.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.tickertape.tape.edge.Encodings;
import io.tickertape.tape.fragment.Assets;
import io.tickertape.tape.market.Symbol;
import io.tickertape.ticker.broadcast.Broadcaster;
import io.tickertape.ticker.market.Market;
import io.tickertape.ticker.market.Quote;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The board's page. */
@Controller
class BoardController {
    private final Market market;
    private final Broadcaster broadcaster;
    private final BoardFragments fragments;
    private final WebConfiguration configuration;
    private final Assets assets;
    private final Clock clock;
    private final SharedBody ofAll;

    BoardController(
            Market market,
            Broadcaster broadcaster,
            BoardFragments fragments,
            WebConfiguration configuration,
            Assets assets,
            LongBodies longBodies,
            Clock clock) {
        this.market = market;
        this.broadcaster = broadcaster;
        this.fragments = fragments;
        this.configuration = configuration;
        this.assets = assets;
        this.clock = clock;
        ofAll = new SharedBody(longBodies);
    }

    @Get(produces = MediaType.TEXT_HTML)
    CompletionStage<HttpResponse<?>> board(
            HttpRequest<?> request,
            @QueryValue @Nullable String symbols,
            @QueryValue @Nullable String rate,
            @QueryValue @Nullable String refresh) {
        // Before the quotes: what changes in between is then sent once more, never left out.
        SharedBody.Moment now = new SharedBody.Moment(broadcaster.position(), broadcaster.feed(), clock.instant());
        int rows = Math.min(market.size(), configuration.maximumWatchList());
        return isBlank(symbols) && isBlank(rate) && isBlank(refresh)
                ? ofAll.of(now, rows, () -> page(now, "", null, null))
                        .thenApply(page -> answer(Encodings.ok(request, page)))
                : CompletableFuture.completedFuture(
                        answer(HttpResponse.ok(page(now, symbols == null ? "" : symbols, rate, refresh))));
    }

    private static HttpResponse<?> answer(MutableHttpResponse<?> page) {
        return page.contentType(MediaType.TEXT_HTML_TYPE).header(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    private static boolean isBlank(@Nullable String parameter) {
        return parameter == null || parameter.isBlank();
    }

    private String page(SharedBody.Moment now, String typed, @Nullable String rate, @Nullable String refresh) {
        double paced = WatchRequest.rate(rate, configuration.pageRate());
        List<Quote> all = market.quotes(null);
        Asked asked = Asked.of(typed, all, configuration.maximumWatchList());
        Set<Symbol> wanted = asked.symbols();
        List<Quote> quotes = wanted == null
                ? all
                : all.stream().filter(quote -> wanted.contains(quote.symbol())).toList();
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("title", fragments.title(quotes, wanted));
        model.put("symbols", names(wanted));
        model.put("typed", names(asked.named()));
        model.put("unknown", asked.complaint());
        model.put("rate", paced);
        model.put("rates", RateChoice.around(paced));
        model.put("position", now.position().toString());
        model.putAll(BoardFragments.heartbeatModel(now.time(), now.feed(), "0"));
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("symbols", typed);
        parameters.put("rate", rate == null ? "" : rate);
        model.put("reloading", Reloading.of(refresh, "/", parameters));
        model.put("assets", assets.version());
        model.put("deskUrl", configuration.deskUrl());
        model.put("currency", configuration.currency());
        return fragments.page(model, fragments.rows(quotes, wanted), fragments.trends(TrendLine.of(market, quotes)));
    }

    static String names(@Nullable Set<Symbol> symbols) {
        return symbols == null ? "" : symbols.stream().map(Symbol::name).collect(Collectors.joining(","));
    }
}
