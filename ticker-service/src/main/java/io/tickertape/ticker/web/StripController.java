package io.tickertape.ticker.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.views.ModelAndView;
import io.tickertape.tape.edge.SecurityHeaders;
import io.tickertape.tape.fragment.Assets;
import io.tickertape.tape.market.Symbol;
import io.tickertape.ticker.broadcast.BoardOrder;
import io.tickertape.ticker.broadcast.Broadcaster;
import io.tickertape.ticker.broadcast.Position;
import io.tickertape.ticker.market.Market;
import io.tickertape.ticker.market.Quote;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The ticker tape: one line of prices, which other sites may frame. */
@Controller
class StripController {
    static final String PATH = "/strip";

    private final Market market;
    private final Broadcaster broadcaster;
    private final WebConfiguration configuration;
    private final Assets assets;
    private final Clock clock;

    StripController(
            Market market, Broadcaster broadcaster, WebConfiguration configuration, Assets assets, Clock clock) {
        this.market = market;
        this.clock = clock;
        this.broadcaster = broadcaster;
        this.configuration = configuration;
        this.assets = assets;
    }

    @Get(uri = PATH, produces = MediaType.TEXT_HTML)
    HttpResponse<ModelAndView<Map<String, Object>>> strip(
            @QueryValue @Nullable String symbols, @QueryValue @Nullable String rate) {
        Set<Symbol> wanted = WatchRequest.symbols(symbols, configuration.maximumWatchList());
        double asked = WatchRequest.rate(rate);
        // Before the quotes: what changes in between is then sent once more, never left out.
        Position position = broadcaster.position();
        List<Quote> quotes = market.quotes(wanted);
        Map<String, Object> model = new LinkedHashMap<>();
        Map<Symbol, QuoteRow> rows = new HashMap<>();
        Instant now = clock.instant();
        Today today = Today.at(now);
        quotes.forEach(quote -> rows.put(quote.symbol(), QuoteRow.of(quote, configuration.currency(), today)));
        List<QuoteRow> ordered = new ArrayList<>();
        BoardOrder.visit(rows, wanted, ordered::add, symbol -> {});
        model.put("rows", ordered);
        model.put("unpriced", BoardFragments.unpriced(quotes, wanted));
        model.put("symbols", BoardController.names(wanted));
        model.put("rate", asked == 0 ? configuration.pageRate() : asked);
        model.put("position", position.toString());
        model.put("assets", assets.version());
        model.putAll(BoardFragments.heartbeatModel(now, broadcaster.feed(), "0"));
        return HttpResponse.ok(new ModelAndView<>("strip", model))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(SecurityHeaders.POLICY, SecurityHeaders.policy(ancestors()));
    }

    private String ancestors() {
        return configuration.stripAncestors().equals("none") ? "'none'" : configuration.stripAncestors();
    }
}
