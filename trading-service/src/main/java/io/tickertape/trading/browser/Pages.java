package io.tickertape.trading.browser;

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
    @Singleton
    @Replaces(bean = AbstractConfigurableTemplateResolver.class, factory = ThymeleafFactory.class)
    AbstractConfigurableTemplateResolver templates(ThymeleafViewsRendererConfiguration config) {
        return new FoldedTemplates(config.getCacheable());
    }

    @Singleton
    AssetVersion assets(ThymeleafViewsRendererConfiguration config) {
        return !config.getCacheable()
                ? AssetVersion.CHANGING
                : AssetVersion.ofClassPath("desk.css", "desk.js", "lib/ws.min.js");
    }
}
