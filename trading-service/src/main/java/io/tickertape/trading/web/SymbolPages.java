package io.tickertape.trading.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.tickertape.trading.browser.DeskConfiguration;
import java.net.URI;

/** The symbols in the ticker's rows lead to their pages, which are the ticker's. */
@Controller("/symbols")
@Secured(SecurityRule.IS_ANONYMOUS)
final class SymbolPages {
    private final DeskConfiguration configuration;

    SymbolPages(DeskConfiguration configuration) {
        this.configuration = configuration;
    }

    @Get("/{symbol}")
    HttpResponse<?> page(HttpRequest<?> request, @PathVariable String symbol) {
        return HttpResponse.seeOther(URI.create(configuration.tickerUrl() + request.getPath()));
    }
}
