package io.tickertape.trading.view;

import io.tickertape.tape.fragment.PageTemplate;
import java.util.Map;
import org.thymeleaf.TemplateEngine;

/** The part of the operators' page that is asked for again and again, from the template of the page. */
public final class OperatorFragments {
    private final PageTemplate template;

    public OperatorFragments(TemplateEngine templates) {
        template = new PageTemplate(templates, "operator");
    }

    public String status(OperatorStatus status) {
        return template.fragment("status", Map.of("status", status));
    }
}
