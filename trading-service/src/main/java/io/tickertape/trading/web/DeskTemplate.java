package io.tickertape.trading.web;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;

/** The template of the desk's page: as a whole, fragment by fragment, or a fragment that is rendered often. */
final class DeskTemplate {
    /** What a fragment is rendered with that takes the place of its older self. */
    static final Map<String, Object> SWAPPED = Map.of("swap", "true");

    private static final String NAME = "desk";

    private final TemplateEngine engine;
    private final Map<String, String> emptied = new ConcurrentHashMap<>();

    DeskTemplate(TemplateEngine engine) {
        this.engine = engine;
    }

    String page(Map<String, Object> model) {
        return engine.process(NAME, context(model));
    }

    String fragment(String name, Map<String, Object> model) {
        return engine.process(NAME, Set.of(name), context(model)).strip();
    }

    /**
     * A fragment that shows a record, for rendering it often.
     *
     * @param variable what the template calls the record
     * @param more what else it is rendered with
     * @param asked the components whose text the template asks after
     */
    <R extends Record> RecordTemplate<R> of(
            Class<R> type, String name, String variable, Map<String, Object> more, String... asked) {
        return new RecordTemplate<>(
                type,
                record -> {
                    Map<String, Object> model = new HashMap<>(more);
                    model.put(variable, record);
                    return fragment(name, model);
                },
                asked);
    }

    /**
     * A list or a table's body that is to take the place of its older self; its items come first in it.
     *
     * @param list what the template calls its items
     */
    String filled(String name, String list, List<String> items) {
        String html = emptied.computeIfAbsent(name, any -> {
            Map<String, Object> model = new HashMap<>(SWAPPED);
            model.put(list, List.of());
            return fragment(name, model);
        });
        int begin = html.indexOf('>') + 1;
        return html.substring(0, begin) + String.join("", items) + html.substring(begin);
    }

    /** An item that the page does not have yet. A bare row could not be added: it needs the body around it. */
    static String added(String body, String row) {
        return "<tbody hx-swap-oob=\"afterbegin:#" + body + "\">" + row + "</tbody>";
    }

    private static Context context(Map<String, Object> model) {
        return new Context(Locale.ROOT, model);
    }
}
