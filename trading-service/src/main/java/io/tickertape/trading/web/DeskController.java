package io.tickertape.trading.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.views.ModelAndView;
import io.tickertape.tape.fragment.Assets;
import io.tickertape.trading.browser.FormTokens;
import io.tickertape.trading.controls.Controls;
import io.tickertape.trading.controls.ControlsView;
import io.tickertape.trading.login.Role;
import io.tickertape.trading.push.Push;
import io.tickertape.trading.view.DeskFragments;
import io.tickertape.trading.view.EngineStatus;
import io.tickertape.trading.view.Visit;
import java.util.Map;
import java.util.concurrent.CompletionStage;

@Controller
@Secured(Role.Name.TRADER)
final class DeskController {
    private final DeskFragments fragments;
    private final Push push;
    private final Controls controls;
    private final FormTokens forms;
    private final EngineStatus standing;
    private final Assets assets;

    DeskController(
            DeskFragments fragments,
            Push push,
            Controls controls,
            FormTokens forms,
            EngineStatus standing,
            Assets assets) {
        this.fragments = fragments;
        this.push = push;
        this.controls = controls;
        this.forms = forms;
        this.standing = standing;
        this.assets = assets;
    }

    @Get(produces = "text/html;charset=utf-8")
    CompletionStage<HttpResponse<ModelAndView<Map<String, Object>>>> desk(HttpRequest<?> request, Authentication user) {
        FormTokens.FormToken form = forms.of(request);
        Visit visit = new Visit(form, Role.OPERATOR.isOf(user));
        ControlsView stopped = controls.view().concerning(user.getName());
        return push.ask(
                        user.getName(),
                        (account, journal) -> fragments.page(account, visit, journal, standing.now(), stopped))
                .thenApply(model -> {
                    model.put("assets", assets.version());
                    return form.handTo(HttpResponse.ok(new ModelAndView<>("desk", model))
                            .header(HttpHeaders.CACHE_CONTROL, "no-store"));
                });
    }
}
