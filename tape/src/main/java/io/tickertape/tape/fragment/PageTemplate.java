package io.tickertape.tape.fragment;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
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
    /** Chance, so that neither the template nor anything that it shows can hold the like. */
    private final String mark = "@@" + UUID.randomUUID() + ".";

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
     * The whole page, around parts that its compiled fragments have rendered: the template shows a part as it shows any
     * text, and the engine is handed a mark for it. So no template needs a way to show a text unescaped.
     *
     * @param parts by what the template calls them; it shows each once
     * @throws IllegalStateException if the template does not show one, or more than once
     */
    public String page(Map<String, Object> model, Map<String, String> parts) {
        Map<String, Object> marked = new HashMap<>(model);
        parts.keySet().forEach(part -> marked.put(part, mark(part)));
        String page = engine.process(name, new Context(Locale.ROOT, marked));
        for (Map.Entry<String, String> part : parts.entrySet()) {
            page = filled(page, part.getKey(), part.getValue());
        }
        return page;
    }

    private String mark(String part) {
        return mark + part + "@@";
    }

    private String filled(String page, String part, String html) {
        String place = mark(part);
        int at = page.indexOf(place);
        if (at < 0 || page.indexOf(place, at + 1) >= 0) {
            throw new IllegalStateException("The template " + name + " must show " + part + " once");
        }
        return page.substring(0, at) + html + page.substring(at + place.length());
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
