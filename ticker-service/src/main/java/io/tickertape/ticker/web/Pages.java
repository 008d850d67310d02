package io.tickertape.ticker.web;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.views.thymeleaf.ThymeleafFactory;
import io.micronaut.views.thymeleaf.ThymeleafViewsRendererConfiguration;
import io.tickertape.tape.fragment.AssetVersion;
import io.tickertape.tape.fragment.FoldedTemplates;
import jakarta.inject.Singleton;
import org.thymeleaf.templateresolver.AbstractConfigurableTemplateResolver;

/** What the pages are made of. */
@Factory
final class Pages {
    private static final String[] FILES = {
        "board.css", "board.js", "connection.js", "strip.css", "symbol.css", "symbol.js", "unscripted.css",
    };

    @Singleton
    @Replaces(bean = AbstractConfigurableTemplateResolver.class, factory = ThymeleafFactory.class)
    AbstractConfigurableTemplateResolver templates(ThymeleafViewsRendererConfiguration config) {
        return new FoldedTemplates(config.getCacheable());
    }

    @Singleton
    AssetVersion assets(ThymeleafViewsRendererConfiguration config) {
        return !config.getCacheable() ? AssetVersion.CHANGING : AssetVersion.ofClassPath(FILES);
    }
}
