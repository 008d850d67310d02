package io.tickertape.trading.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.tickertape.trading.blotter.Blotter;

@Controller
final class DeskController {
    private final DeskFragments fragments;
    private final Blotter blotter;
    private final DeskConfig config;

    DeskController(DeskFragments fragments, Blotter blotter, DeskConfig config) {
        this.fragments = fragments;
        this.blotter = blotter;
        this.config = config;
    }

    @Get(produces = "text/html;charset=utf-8")
    HttpResponse<String> desk() {
        return HttpResponse.ok(
                        blotter.whileStill(config.account(), account -> fragments.page(account, blotter.state())))
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}
