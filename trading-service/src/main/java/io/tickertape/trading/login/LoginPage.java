package io.tickertape.trading.login;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.tickertape.trading.web.AssetVersion;
import io.tickertape.trading.web.FormTokens;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Map;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;

/** The page that asks who it is. */
@Singleton
final class LoginPage {
    static final String HTML = "text/html;charset=utf-8";

    private final TemplateEngine templates;
    private final AssetVersion assets;
    private final FormTokens forms;
    private final Users users;

    LoginPage(TemplateEngine templates, AssetVersion assets, FormTokens forms, Users users) {
        this.templates = templates;
        this.assets = assets;
        this.forms = forms;
        this.users = users;
    }

    /**
     * @param name what was typed before, or the empty text
     * @param notice why the page is shown again, or the empty text
     */
    MutableHttpResponse<String> answer(
            HttpRequest<?> request, HttpStatus status, String next, String name, String notice) {
        FormTokens.FormToken form = forms.of(request);
        String html = templates.process(
                "login",
                new Context(
                        Locale.ROOT,
                        Map.of(
                                "assets", assets.value(),
                                "form", form,
                                "next", next,
                                "name", name,
                                "notice", notice,
                                "demoNames", users.demoNames())));
        MutableHttpResponse<String> response = HttpResponse.<String>status(status)
                .body(html)
                .contentType(HTML)
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
        return form.handTo(response);
    }
}
