package io.tickertape.ticker.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.QueryValue;
import io.tickertape.tape.edge.ClientAddress;
import io.tickertape.tape.edge.Encodings;
import io.tickertape.tape.market.Symbol;
import io.tickertape.ticker.broadcast.Broadcaster;
import io.tickertape.ticker.broadcast.Coding;
import io.tickertape.ticker.broadcast.Format;
import io.tickertape.ticker.broadcast.PriceStream;
import io.tickertape.ticker.broadcast.Subscription;
import io.tickertape.ticker.market.Market;
import io.tickertape.ticker.market.Quote;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Prices now, for polling, and from now on, as a stream. */
@Controller("/prices")
class PricesController {
    private static final long LEAST_RETRY_SECONDS = 5;
    private static final long MOST_RETRY_SECONDS = 15;

    private final Market market;
    private final Broadcaster broadcaster;
    private final BoardFragments fragments;
    private final WebConfiguration configuration;
    private final ClientAddress addresses;
    private final Clock clock;
    private final SharedBody rowsOfAll;
    private final SharedBody jsonOfAll;

    PricesController(
            Market market,
            Broadcaster broadcaster,
            BoardFragments fragments,
            WebConfiguration configuration,
            ClientAddress addresses,
            LongBodies longBodies,
            Clock clock) {
        this.market = market;
        this.broadcaster = broadcaster;
        this.fragments = fragments;
        this.configuration = configuration;
        this.addresses = addresses;
        this.clock = clock;
        rowsOfAll = new SharedBody(longBodies);
        jsonOfAll = new SharedBody(longBodies);
    }

    @Get(produces = {MediaType.TEXT_HTML, MediaType.APPLICATION_JSON})
    CompletionStage<HttpResponse<?>> prices(HttpRequest<?> request, @QueryValue @Nullable String symbols) {
        SharedBody.Moment now = new SharedBody.Moment(broadcaster.position(), broadcaster.feed(), clock.instant());
        Set<Symbol> wanted = WatchRequest.symbols(symbols, configuration.maximumWatchList());
        boolean json = Preference.isFor(MediaType.APPLICATION_JSON_TYPE, MediaType.TEXT_HTML_TYPE, request.accept());
        return wanted == null
                ? (json ? jsonOfAll : rowsOfAll)
                        .of(now, market.size(), () -> body(json, now, null))
                        .thenApply(body -> answer(json, Encodings.ok(request, body)))
                : CompletableFuture.completedFuture(answer(json, HttpResponse.ok(body(json, now, wanted))));
    }

    private static HttpResponse<?> answer(boolean json, MutableHttpResponse<?> response) {
        return response.contentType(json ? MediaType.APPLICATION_JSON_TYPE : MediaType.TEXT_HTML_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT);
    }

    private String body(boolean json, SharedBody.Moment now, @Nullable Set<Symbol> wanted) {
        List<Quote> quotes = market.quotes(wanted);
        return json
                ? QuoteJson.quotes(
                        new QuoteJson.Board(quotes, BoardFragments.unpriced(quotes, wanted), now.position()),
                        now.feed(),
                        now.time())
                : fragments.polled(fragments.rows(quotes, wanted), now.time(), now.feed());
    }

    /** The sparklines of a page's rows, in an SVG that shows nothing itself. */
    @Get(uri = "/trends", produces = MediaType.TEXT_HTML)
    HttpResponse<?> trends(HttpRequest<?> request, @QueryValue @Nullable String symbols) {
        Set<Symbol> wanted = WatchRequest.symbols(symbols, configuration.maximumWatchList());
        List<Quote> quotes = configuration.onOnePage(market.quotes(wanted));
        return HttpResponse.ok("<svg>" + fragments.trends(TrendLine.of(market, quotes)) + "</svg>")
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    /**
     * The stream of prices.
     *
     * @param resumeHeader what a browser sends when it connects again by itself
     * @param resume the same from a client that connects anew; the header is newer where both are there
     */
    @Get(uri = "/stream", produces = MediaType.TEXT_EVENT_STREAM)
    HttpResponse<?> stream(
            HttpRequest<?> request,
            @QueryValue @Nullable String symbols,
            @QueryValue @Nullable String rate,
            @QueryValue @Nullable String format,
            @Header("Last-Event-ID") @Nullable String resumeHeader,
            @QueryValue("lastEventId") @Nullable String resume) {
        Set<Symbol> wanted = WatchRequest.symbols(symbols, configuration.maximumWatchList());
        Subscription subscription = Subscription.of(wanted, WatchRequest.rate(rate), format(format))
                .charting(ChartRequest.of(request.getParameters(), wanted));
        String address = addresses.of(request);
        if (!broadcaster.hasPlaceFor(address)) {
            return full();
        }
        Coding coding = Coding.best(token -> Encodings.takes(request, token));
        return HttpResponse.ok(
                new PriceStream(subscription, resumeHeader != null ? resumeHeader : resume, address, coding));
    }

    private static HttpResponse<?> full() {
        long seconds = ThreadLocalRandom.current().nextLong(LEAST_RETRY_SECONDS, MOST_RETRY_SECONDS);
        return HttpResponse.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, Long.toString(seconds))
                .contentType(MediaType.TEXT_PLAIN_TYPE)
                .body("As many watch as may, in all, from this address or with the memory there is: try again in "
                        + seconds + " s.\n");
    }

    private static Format format(@Nullable String format) {
        if (format == null || format.equals("html")) {
            return Format.HTML;
        }
        if (format.equals("json")) {
            return Format.JSON;
        }
        throw new WatchRequest.Wrong("format: html or json is expected");
    }
}
