package io.tickertape.trading.view;

import io.tickertape.tape.fragment.CompiledFragment;
import io.tickertape.tape.fragment.PageTemplate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.thymeleaf.TemplateEngine;

/** The fragments of the desk's page, as its socket sends them. */
final class DeskTemplate {
    /** Has htmx put a fragment where its older self stands. */
    static final String SWAP = "true";

    /** What a fragment is rendered with that takes the place of its older self. */
    static final Map<String, Object> SWAPPED = Map.of("swap", DeskTemplate.SWAP);

    private final PageTemplate template;
    private final Map<String, String> emptied = new ConcurrentHashMap<>();

    DeskTemplate(TemplateEngine engine) {
        template = new PageTemplate(engine, "desk");
    }

    String fragment(String name, Map<String, Object> model) {
        return template.fragment(name, model);
    }

    /**
     * A fragment that shows a record, for rendering it often.
     *
     * @param variable what the template calls the record
     * @param more what else it is rendered with
     * @param asked the components whose text the template asks after
     */
    <R extends Record> CompiledFragment<R> of(
            Class<R> type, String name, String variable, Map<String, Object> more, String... asked) {
        return template.compiled(
                type,
                name,
                record -> {
                    Map<String, Object> model = new HashMap<>(more);
                    model.put(variable, record);
                    return model;
                },
                asked);
    }

    /**
     * A list or a table's body that is to take the place of its older self; its items come first in it.
     *
     * @param list what the template calls its items
     */
    String filled(String name, String list, List<String> items) {
        String html = template.isFixed()
                ? emptied.computeIfAbsent(name, any -> withoutItems(name, list))
                : withoutItems(name, list);
        int begin = html.indexOf('>') + 1;
        return html.substring(0, begin) + String.join("", items) + html.substring(begin);
    }

    private String withoutItems(String name, String list) {
        Map<String, Object> model = new HashMap<>(SWAPPED);
        model.put(list, List.of());
        return fragment(name, model);
    }

    /** An item that the page does not have yet. A bare row could not be added: it needs the body around it. */
    static String added(String body, String row) {
        return "<tbody hx-swap-oob=\"afterbegin:#" + body + "\">" + row + "</tbody>";
    }
}
