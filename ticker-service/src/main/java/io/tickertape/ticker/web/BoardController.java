package io.tickertape.ticker.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.tickertape.tape.fragment.AssetVersion;
import io.tickertape.tape.market.Symbol;
import io.tickertape.ticker.broadcast.Broadcaster;
import io.tickertape.ticker.broadcast.Position;
import io.tickertape.ticker.market.Market;
import io.tickertape.ticker.market.Quote;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The board's page. */
@Controller
class BoardController {
    private final Market market;
    private final Broadcaster broadcaster;
    private final BoardFragments fragments;
    private final WebConfiguration configuration;
    private final AssetVersion assets;
    private final Clock clock;

    BoardController(
            Market market,
            Broadcaster broadcaster,
            BoardFragments fragments,
            WebConfiguration configuration,
            AssetVersion assets,
            Clock clock) {
        this.market = market;
        this.broadcaster = broadcaster;
        this.fragments = fragments;
        this.configuration = configuration;
        this.assets = assets;
        this.clock = clock;
    }

    @Get(produces = MediaType.TEXT_HTML)
    HttpResponse<String> board(@QueryValue @Nullable String symbols, @QueryValue @Nullable String rate) {
        double paced = WatchRequest.rate(rate, configuration.pageRate());
        // Before the quotes: what changes in between is then sent once more, never left out.
        Position position = broadcaster.position();
        List<Quote> all = market.quotes(null);
        Asked asked = Asked.of(symbols == null ? "" : symbols, all, configuration.maximumWatchList());
        Set<Symbol> wanted = asked.symbols();
        List<Quote> quotes = wanted == null
                ? all
                : all.stream().filter(quote -> wanted.contains(quote.symbol())).toList();
        Map<String, Object> model = new LinkedHashMap<>();
        String rows = fragments.rows(quotes, wanted);
        model.put("title", fragments.title(quotes, wanted));
        model.put("symbols", names(wanted));
        model.put("unknown", asked.complaint());
        model.put("rate", paced);
        model.put("rates", RateChoice.around(paced));
        model.put("position", position.toString());
        model.putAll(BoardFragments.heartbeatModel(clock.instant(), broadcaster.feed(), "0"));
        model.put("assets", assets.value());
        model.put("deskUrl", configuration.deskUrl());
        return HttpResponse.ok(fragments.page(model, rows)).header(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    static String names(@Nullable Set<Symbol> symbols) {
        return symbols == null ? "" : symbols.stream().map(Symbol::name).collect(Collectors.joining(","));
    }
}
