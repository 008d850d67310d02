package io.tickertape.trading.login;

import io.micronaut.core.io.Writable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.views.ModelAndView;
import io.micronaut.views.ModelAndViewRenderer;
import io.tickertape.tape.fragment.Assets;
import io.tickertape.trading.browser.DeskConfiguration;
import io.tickertape.trading.browser.FormTokens;
import jakarta.inject.Singleton;
import java.util.Map;

/** The page that asks who it is. */
@Singleton
final class LoginPage {
    static final String HTML = "text/html;charset=utf-8";

    private final Assets assets;
    private final DeskConfiguration desk;
    private final FormTokens forms;
    private final Users users;
    private final OpenIdConfiguration provider;
    private final ModelAndViewRenderer<Map<String, Object>, HttpRequest<?>> views;

    LoginPage(
            Assets assets,
            DeskConfiguration desk,
            FormTokens forms,
            Users users,
            OpenIdConfiguration provider,
            ModelAndViewRenderer<Map<String, Object>, HttpRequest<?>> views) {
        this.assets = assets;
        this.desk = desk;
        this.forms = forms;
        this.users = users;
        this.provider = provider;
        this.views = views;
    }

    /**
     * @param name what was typed before, or the empty text
     * @param notice why the page is shown again, or the empty text
     */
    MutableHttpResponse<ModelAndView<Map<String, Object>>> answer(
            HttpRequest<?> request, HttpStatus status, String next, String name, String notice) {
        FormTokens.FormToken form = forms.of(request);
        Map<String, Object> model = Map.of(
                "assets",
                assets.version(),
                "board",
                desk.boardUrl(),
                "form",
                form,
                "next",
                next,
                "name",
                name,
                "notice",
                notice,
                "demoNames",
                users.demoNames(),
                "provider",
                provider.isThere() ? OpenIdController.LOGIN : "",
                "providerLabel",
                provider.label());
        return form.handTo(HttpResponse.<ModelAndView<Map<String, Object>>>status(status)
                .body(new ModelAndView<>("login", model))
                .contentType(HTML)
                .header(HttpHeaders.CACHE_CONTROL, "no-store"));
    }

    /** Leads on to a page of ours, in the browser's eyes by a click on ours. */
    MutableHttpResponse<?> landing(HttpRequest<?> request, String path) {
        Map<String, Object> model = Map.of("assets", assets.version(), "page", path);
        return rendered(
                request,
                HttpResponse.ok(new ModelAndView<>("landing", model))
                        .contentType(HTML)
                        .header(HttpHeaders.CACHE_CONTROL, "no-store"));
    }

    /** Micronaut renders the views of our routes, but not those of exception handlers and of its own routes. */
    MutableHttpResponse<?> rendered(
            HttpRequest<?> request, MutableHttpResponse<ModelAndView<Map<String, Object>>> answer) {
        Writable html =
                views.render(answer.body(), request, MediaType.TEXT_HTML).orElseThrow();
        return answer.body(html);
    }
}
