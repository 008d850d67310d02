package io.tickertape.trading.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.tickertape.trading.blotter.Blotter;
import io.tickertape.trading.controls.Controls;
import io.tickertape.trading.controls.ControlsView;

@Controller
@Secured("TRADER")
final class DeskController {
    private final DeskFragments fragments;
    private final Blotter blotter;
    private final Controls controls;
    private final FormTokens forms;
    private final DeskStanding standing;

    DeskController(
            DeskFragments fragments, Blotter blotter, Controls controls, FormTokens forms, DeskStanding standing) {
        this.fragments = fragments;
        this.blotter = blotter;
        this.controls = controls;
        this.forms = forms;
        this.standing = standing;
    }

    @Get(produces = "text/html;charset=utf-8")
    HttpResponse<String> desk(HttpRequest<?> request, Authentication user) {
        FormTokens.FormToken form = forms.of(request);
        Visit visit = new Visit(form, user.getRoles().contains("OPERATOR"));
        ControlsView stopped = controls.view().concerning(user.getName());
        return form.handTo(HttpResponse.ok(blotter.whileStill(
                        user.getName(),
                        account ->
                                fragments.page(account, visit, blotter.state(user.getName()), standing.now(), stopped)))
                .header(HttpHeaders.CACHE_CONTROL, "no-store"));
    }
}
