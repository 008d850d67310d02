package io.tickertape.tape.edge;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.views.thymeleaf.ThymeleafFactory;
import io.micronaut.views.thymeleaf.ThymeleafViewsRendererConfiguration;
import io.tickertape.tape.fragment.FoldedTemplates;
import jakarta.inject.Singleton;
import org.thymeleaf.templateresolver.AbstractConfigurableTemplateResolver;

/** Makes the resolver of the pages' templates. */
@Factory
final class Templates {
    @Singleton
    @Replaces(bean = AbstractConfigurableTemplateResolver.class, factory = ThymeleafFactory.class)
    AbstractConfigurableTemplateResolver templates(ThymeleafViewsRendererConfiguration config) {
        return new FoldedTemplates(config.getCacheable());
    }
}
