package io.tickertape.trading.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.tickertape.trading.blotter.Blotter;
import java.security.Principal;

@Controller
@Secured("TRADER")
final class DeskController {
    private final DeskFragments fragments;
    private final Blotter blotter;
    private final FormTokens forms;
    private final DeskStanding standing;

    DeskController(DeskFragments fragments, Blotter blotter, FormTokens forms, DeskStanding standing) {
        this.fragments = fragments;
        this.blotter = blotter;
        this.forms = forms;
        this.standing = standing;
    }

    @Get(produces = "text/html;charset=utf-8")
    HttpResponse<String> desk(HttpRequest<?> request, Principal user) {
        FormTokens.FormToken form = forms.of(request);
        return form.handTo(HttpResponse.ok(blotter.whileStill(
                        user.getName(), account -> fragments.page(account, form, blotter.state(), standing.now())))
                .header(HttpHeaders.CACHE_CONTROL, "no-store"));
    }
}
