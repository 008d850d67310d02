package io.tickertape.tape.edge;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.response.Error;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.HtmlErrorResponseBodyProvider;
import io.tickertape.tape.fragment.AssetVersion;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Map;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;

/**
 * What a browser is shown when there is no page to show; other clients get JSON. Micronaut asks for markup here, and has
 * no place for a view.
 */
@Singleton
final class ErrorPage implements HtmlErrorResponseBodyProvider {
    private final TemplateEngine templates;
    private final AssetVersion assets;

    ErrorPage(TemplateEngine templates, AssetVersion assets) {
        this.templates = templates;
        this.assets = assets;
    }

    @Override
    public String body(ErrorContext failure, HttpResponse<?> response) {
        String reason = failure.getErrors().stream()
                .findFirst()
                .map(Error::getMessage)
                .filter(message -> response.code() < 500)
                .orElse("");
        return templates.process(
                "error",
                new Context(
                        Locale.ROOT,
                        Map.of(
                                "assets", assets.value(),
                                "code", response.code(),
                                "title", response.reason(),
                                "reason", reason)));
    }
}
