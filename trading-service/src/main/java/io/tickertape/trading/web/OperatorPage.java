package io.tickertape.trading.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.views.ModelAndView;
import io.tickertape.tape.fragment.Assets;
import io.tickertape.trading.browser.DeskConfiguration;
import io.tickertape.trading.browser.FormTokens;
import io.tickertape.trading.controls.Acts;
import io.tickertape.trading.controls.Controls;
import io.tickertape.trading.controls.ControlsView;
import io.tickertape.trading.view.OperatorFragments;
import io.tickertape.trading.view.Remainders;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;

/** Renders the operators' page, and the part of it that is asked for again. */
@Singleton
final class OperatorPage {
    private final Controls controls;
    private final Acts acts;
    private final Remainders market;
    private final OperatorStatuses statuses;
    private final OperatorFragments fragments;
    private final DeskConfiguration desk;
    private final FormTokens forms;
    private final Assets assets;

    OperatorPage(
            Controls controls,
            Acts acts,
            Remainders market,
            OperatorStatuses statuses,
            OperatorFragments fragments,
            DeskConfiguration desk,
            FormTokens forms,
            Assets assets) {
        this.controls = controls;
        this.acts = acts;
        this.market = market;
        this.statuses = statuses;
        this.fragments = fragments;
        this.desk = desk;
        this.forms = forms;
        this.assets = assets;
    }

    /** What was just done, by what the browser brings of it. */
    OperatorNotice notice(HttpRequest<?> request) {
        return DoneCookie.read(request, acts)
                .map(act -> OperatorNotice.done(act, controls, market.symbols()))
                .orElse(OperatorNotice.NONE);
    }

    String status(String shown) throws InterruptedException {
        return fragments.status(statuses.now(shown));
    }

    /** @param typed what a refused form is shown again with */
    MutableHttpResponse<?> answer(
            HttpRequest<?> request, Authentication user, HttpStatus status, OperatorForm typed, OperatorNotice notice)
            throws InterruptedException {
        FormTokens.FormToken form = forms.of(request);
        ControlsView view = controls.view();
        Map<String, Object> model = new HashMap<>();
        model.put("assets", assets.version());
        model.put("board", desk.boardUrl());
        model.put("name", user.getName());
        model.put("form", form);
        model.put("typed", typed);
        model.put("notice", notice);
        model.put("controls", view);
        model.put("symbols", market.symbols());
        model.put("status", statuses.now(view.fingerprint()));
        return form.handTo(HttpResponse.status(status)
                .body(new ModelAndView<>("operator", model))
                .header(HttpHeaders.CACHE_CONTROL, "no-store"));
    }
}
