package io.tickertape.tape.fragment;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.IEngineConfiguration;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import org.thymeleaf.templateresource.ITemplateResource;

/**
 * The pages' templates, of which the engine sees the {@linkplain FoldedMarkup folded} source: so they can be written in
 * lines that a person reads, and neither the page nor the stream carries the white space. What a record holds is never
 * folded, since the engine has not put it in yet.
 */
public final class FoldedTemplates extends ClassLoaderTemplateResolver {
    /**
     * Those in the folder {@code views} of the class path.
     *
     * @param cacheable whether the engine may keep what it has read; else it reads a template at each use, and no
     *     fragment is compiled
     */
    public FoldedTemplates(boolean cacheable) {
        setCacheable(cacheable);
        setPrefix("views/");
        setSuffix(".html");
        setTemplateMode(TemplateMode.HTML);
        setCharacterEncoding("UTF-8");
    }

    @Override
    protected ITemplateResource computeTemplateResource(
            IEngineConfiguration configuration,
            @Nullable String ownerTemplate,
            String template,
            String resourceName,
            @Nullable String characterEncoding,
            @Nullable Map<String, Object> templateResolutionAttributes) {
        return new Folded(super.computeTemplateResource(
                configuration, ownerTemplate, template, resourceName, characterEncoding, templateResolutionAttributes));
    }

    private record Folded(ITemplateResource source) implements ITemplateResource {
        @Override
        public String getDescription() {
            return source.getDescription();
        }

        @Override
        public String getBaseName() {
            return source.getBaseName();
        }

        @Override
        public boolean exists() {
            return source.exists();
        }

        @Override
        public Reader reader() throws IOException {
            try (Reader reader = new BufferedReader(source.reader())) {
                StringWriter markup = new StringWriter();
                reader.transferTo(markup);
                return new StringReader(FoldedMarkup.fold(markup.toString()));
            }
        }

        @Override
        public ITemplateResource relative(String relativeLocation) {
            return new Folded(source.relative(relativeLocation));
        }
    }
}
