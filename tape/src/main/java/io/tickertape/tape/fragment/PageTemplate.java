package io.tickertape.tape.fragment;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;

/** A page's template, of which the service also sends single fragments. */
public final class PageTemplate {
    private final TemplateEngine engine;
    private final String name;

    /** @param name the template's file without its ending */
    public PageTemplate(TemplateEngine engine, String name) {
        this.engine = engine;
        this.name = name;
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
        return new CompiledFragment<>(type, record -> fragment(fragment, model.apply(record)), asked);
    }
}
