package io.tickertape.tape.fragment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.unbescape.html.HtmlEscape;

/**
 * A template's fragment that shows a record, compiled: the markup that never changes, and the texts that stand between.
 *
 * <p>A busy market renders thousands of rows a second, which is too much for the template engine. The engine is asked
 * once for each shape of the record, with a mark in the place of each text; so the page's template stays the one place
 * that says how a row looks. The shape is everything but the texts: which texts are empty, truth values, which inner
 * records there are, and the texts that are named here because the template asks more of them than whether they are
 * empty. Such a text must have few values: past {@link #MAXIMUM_SHAPES} the engine renders each record itself, as it does
 * where a text is nothing but white space. Safe for use by many threads.
 *
 * @param <R> of texts that are never null, truth values, and records of such or null
 */
public final class CompiledFragment<R extends Record> {
    static final int MAXIMUM_SHAPES = 1000;

    private final Class<R> type;
    private final Function<R, String> engine;
    private final RecordForm form;
    private final int maximumShapes;
    private final Map<Shape, Parts> shapes = new ConcurrentHashMap<>();

    /**
     * Asks nothing of the engine yet.
     *
     * @param engine renders one record
     * @param asked the components whose text the template asks after
     * @throws IllegalArgumentException if the record cannot be compiled, or has no text of such a name
     */
    public CompiledFragment(Class<R> type, Function<R, String> engine, String... asked) {
        this(type, engine, MAXIMUM_SHAPES, asked);
    }

    private CompiledFragment(Class<R> type, Function<R, String> engine, int maximumShapes, String... asked) {
        this.maximumShapes = maximumShapes;
        this.type = type;
        this.engine = engine;
        this.form = RecordForm.of(type, Set.of(asked));
    }

    /** One that asks the engine for each record, for a template that changes while the service runs. */
    static <R extends Record> CompiledFragment<R> uncompiled(
            Class<R> type, Function<R, String> engine, String... asked) {
        return new CompiledFragment<>(type, engine, 0, asked);
    }

    public String render(R record) {
        Reading reading = form.read(record);
        Parts parts = parts(record, reading);
        if (parts == null) {
            return engine.apply(record);
        }
        StringBuilder html = new StringBuilder(parts.length());
        parts.render(reading, html);
        return html.toString();
    }

    public void render(R record, StringBuilder html) {
        Reading reading = form.read(record);
        Parts parts = parts(record, reading);
        if (parts == null) {
            html.append(engine.apply(record));
        } else {
            parts.render(reading, html);
        }
    }

    /** Null where only the engine can say how the record looks. */
    private @Nullable Parts parts(R record, Reading reading) {
        if (reading.hasBlankText()) {
            return null;
        }
        Shape shape = new Shape(reading.bits(), reading.asked());
        Parts parts = shapes.get(shape);
        if (parts == null && shapes.size() < maximumShapes) {
            // Chance, so that neither the template nor a text that it asks after can hold the like.
            String mark = "@@" + UUID.randomUUID() + ".";
            parts = Parts.of(engine.apply(type.cast(form.marked(record, mark))), mark);
            shapes.put(shape, parts);
        }
        return parts;
    }

    private record Shape(long bits, List<Object> asked) {}

    /** The markup before each text and after the last, and which texts these are. */
    private record Parts(List<String> between, List<Integer> texts, int length) {
        private static final int USUAL_TEXT = 10;

        static Parts of(String marked, String mark) {
            List<String> between = new ArrayList<>();
            List<Integer> texts = new ArrayList<>();
            int length = 0;
            int end = 0;
            for (int at = marked.indexOf(mark); at >= 0; at = marked.indexOf(mark, end)) {
                between.add(marked.substring(end, at));
                length += at - end + USUAL_TEXT;
                int number = at + mark.length();
                end = marked.indexOf(Component.MARK_END, number) + 1;
                texts.add(Integer.valueOf(marked.substring(number, end - 1)));
            }
            between.add(marked.substring(end));
            return new Parts(List.copyOf(between), List.copyOf(texts), length + marked.length() - end);
        }

        void render(Reading reading, StringBuilder html) {
            for (int i = 0; i < texts.size(); i++) {
                html.append(between.get(i));
                html.append(HtmlEscape.escapeHtml4Xml(reading.text(texts.get(i))));
            }
            html.append(between.get(texts.size()));
        }
    }
}
