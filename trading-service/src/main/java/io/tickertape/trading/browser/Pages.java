package io.tickertape.trading.browser;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.views.thymeleaf.ThymeleafFactory;
import io.tickertape.tape.fragment.AssetVersion;
import io.tickertape.tape.fragment.FoldedTemplates;
import jakarta.inject.Singleton;
import org.thymeleaf.templateresolver.AbstractConfigurableTemplateResolver;

/** What the pages are made of. */
@Factory
final class Pages {
    @Singleton
    @Replaces(bean = AbstractConfigurableTemplateResolver.class, factory = ThymeleafFactory.class)
    AbstractConfigurableTemplateResolver templates() {
        return new FoldedTemplates();
    }

    @Singleton
    AssetVersion assets() {
        return AssetVersion.ofClassPath("desk.css", "desk.js", "lib/ws.min.js");
    }
}
