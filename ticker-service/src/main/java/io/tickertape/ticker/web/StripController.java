package io.tickertape.ticker.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.tickertape.tape.edge.SecurityHeaders;
import io.tickertape.tape.fragment.Assets;
import io.tickertape.tape.market.Symbol;
import io.tickertape.ticker.broadcast.Broadcaster;
import io.tickertape.ticker.broadcast.Position;
import io.tickertape.ticker.market.Market;
import io.tickertape.ticker.market.Quote;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The ticker tape: one line of prices, which other sites may frame. */
@Controller
class StripController {
    static final String PATH = "/strip";

    private final Market market;
    private final Broadcaster broadcaster;
    private final BoardFragments fragments;
    private final WebConfiguration configuration;
    private final Assets assets;
    private final Clock clock;

    StripController(
            Market market,
            Broadcaster broadcaster,
            BoardFragments fragments,
            WebConfiguration configuration,
            Assets assets,
            Clock clock) {
        this.market = market;
        this.broadcaster = broadcaster;
        this.fragments = fragments;
        this.configuration = configuration;
        this.assets = assets;
        this.clock = clock;
    }

    @Get(uri = PATH, produces = MediaType.TEXT_HTML)
    HttpResponse<String> strip(@QueryValue @Nullable String symbols, @QueryValue @Nullable String rate) {
        Set<Symbol> wanted = WatchRequest.symbols(symbols, configuration.maximumWatchList());
        double asked = WatchRequest.rate(rate);
        // Before the quotes: what changes in between is then sent once more, never left out.
        Position position = broadcaster.position();
        List<Quote> all = market.quotes(wanted);
        List<Quote> quotes = configuration.onOnePage(all);
        Set<Symbol> shown = quotes.size() < all.size() ? symbols(quotes) : wanted;
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("symbols", BoardController.names(shown));
        model.put("rate", asked == 0 ? configuration.pageRate() : asked);
        model.put("position", position.toString());
        model.put("assets", assets.version());
        model.putAll(BoardFragments.heartbeatModel(clock.instant(), broadcaster.feed(), "0"));
        return HttpResponse.ok(fragments.strip(model, fragments.rows(quotes, shown)))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(SecurityHeaders.POLICY, SecurityHeaders.policy(ancestors()));
    }

    private static Set<Symbol> symbols(List<Quote> quotes) {
        return quotes.stream().map(Quote::symbol).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private String ancestors() {
        return configuration.stripAncestors().equals("none") ? "'none'" : configuration.stripAncestors();
    }
}
