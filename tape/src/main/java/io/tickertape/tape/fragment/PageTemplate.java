package io.tickertape.tape.fragment;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.templateresolver.AbstractConfigurableTemplateResolver;
import org.thymeleaf.templateresolver.ITemplateResolver;

/** A page's template, of which the service also sends single fragments. */
public final class PageTemplate {
    private final TemplateEngine engine;
    private final String name;
    private final boolean isFixed;

    /** @param name the template's file without its ending */
    public PageTemplate(TemplateEngine engine, String name) {
        this.engine = engine;
        this.name = name;
        this.isFixed = engine.getTemplateResolvers().stream().allMatch(PageTemplate::keepsTemplates);
    }

    private static boolean keepsTemplates(ITemplateResolver resolver) {
        return !(resolver instanceof AbstractConfigurableTemplateResolver configured) || configured.isCacheable();
    }

    /** Whether what was rendered once may be kept: not where the template is read again at each use. */
    public boolean isFixed() {
        return isFixed;
    }

    public String fragment(String fragment, Map<String, Object> model) {
        return engine.process(name, Set.of(fragment), new Context(Locale.ROOT, model))
                .strip();
    }

    /**
     * A fragment that shows a record, for rendering it often.
     *
     * @param model what the template is rendered with for a record
     * @param asked the components whose text the template asks after
     */
    public <R extends Record> CompiledFragment<R> compiled(
            Class<R> type, String fragment, Function<R, Map<String, Object>> model, String... asked) {
        Function<R, String> engine = record -> fragment(fragment, model.apply(record));
        return isFixed ? new CompiledFragment<>(type, engine, asked) : CompiledFragment.uncompiled(type, engine, asked);
    }
}
