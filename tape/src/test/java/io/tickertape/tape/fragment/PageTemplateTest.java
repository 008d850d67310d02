package io.tickertape.tape.fragment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.thymeleaf.TemplateEngine;

class PageTemplateTest {
    private final TemplateEngine engine = new TemplateEngine();

    PageTemplateTest() {
        engine.setTemplateResolver(new FoldedTemplates(true));
    }

    @Test
    void putsAPartThatIsRenderedAlreadyIntoThePageAndEscapesAllElse() {
        PageTemplate page = new PageTemplate(engine, "page");
        String items = page.fragment("item", Map.of("list", List.of("<b>", "$1\\")));

        assertEquals("<li>&lt;b&gt;</li><li>$1\\</li>", items);
        assertEquals(
                "<main><h1>&lt;i&gt; @@</h1><ul id=\"list\">" + items + "</ul></main>",
                page.page(Map.of("title", "<i> @@"), Map.of("items", items)).strip());
    }

    @Test
    void refusesATemplateThatDoesNotShowThePartOnce() {
        for (String name : List.of("page", "page-twice")) {
            PageTemplate page = new PageTemplate(engine, name);
            String part = name.equals("page") ? "other" : "items";
            assertThrows(
                    IllegalStateException.class, () -> page.page(Map.of("title", "", "items", ""), Map.of(part, "")));
        }
    }
}
