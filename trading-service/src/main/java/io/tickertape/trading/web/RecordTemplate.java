package io.tickertape.trading.web;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.unbescape.html.HtmlEscape;

/**
 * A fragment that shows a record, taken apart once: what always stands there, and which text goes between.
 *
 * <p>A busy desk renders thousands of rows a second, which is too much for the template engine. It is asked only what
 * the fragment looks like with a mark for each text; so the page's template stays the one place that says how a row
 * looks. A template may ask of a text only whether it is empty. What it asks more of, a truth value or a text that is
 * named here, is part of the record's shape, and each shape is taken apart by itself: such parts have few values.
 *
 * @param <R> of texts, truth values, and records of such or null
 */
final class RecordTemplate<R extends Record> {
    private static final String MARKED = "@@";

    private final Form form;
    private final Function<R, String> engine;
    private final Map<List<Object>, Parts> shapes = new ConcurrentHashMap<>();
    private final Class<R> type;

    /**
     * Asks nothing of the engine yet.
     *
     * @param engine renders one record
     * @param asked the components whose text the template asks after
     */
    RecordTemplate(Class<R> type, Function<R, String> engine, String... asked) {
        this.type = type;
        this.engine = engine;
        form = new Form(type, Set.of(asked));
    }

    String render(R record) {
        List<Object> shape = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        form.take(record, shape, texts);
        Parts parts = shapes.get(shape);
        if (parts == null) {
            parts = Parts.of(engine.apply(type.cast(form.marked(record, new ArrayList<>()))));
            shapes.put(shape, parts);
        }
        return parts.render(texts);
    }

    /** How a type of records is taken apart and put together. */
    private static final class Form {
        private final Constructor<?> constructor;
        private final List<Method> components = new ArrayList<>();
        /** In the order of the components; null where one is no record. */
        private final List<@Nullable Form> records = new ArrayList<>();

        private final boolean[] isText;

        Form(Class<?> type, Set<String> asked) {
            RecordComponent[] all = type.getRecordComponents();
            isText = new boolean[all.length];
            for (int i = 0; i < all.length; i++) {
                Class<?> component = all[i].getType();
                components.add(all[i].getAccessor());
                records.add(component.isRecord() ? new Form(component, asked) : null);
                isText[i] = component == String.class && !asked.contains(all[i].getName());
            }
            try {
                constructor = type.getDeclaredConstructor(
                        Arrays.stream(all).map(RecordComponent::getType).toArray(Class<?>[]::new));
            } catch (NoSuchMethodException e) {
                throw new IllegalArgumentException(type + " has no constructor of its components", e);
            }
        }

        void take(@Nullable Object record, List<Object> shape, List<String> texts) {
            shape.add(record != null);
            for (int i = 0; record != null && i < components.size(); i++) {
                Object value = component(record, i);
                Form inner = records.get(i);
                if (inner != null) {
                    inner.take(value, shape, texts);
                } else if (isText[i] && value instanceof String text && !text.isEmpty()) {
                    shape.add(MARKED);
                    texts.add(text);
                } else {
                    shape.add(value);
                }
            }
        }

        /** The same with a mark in the place of each text. */
        @Nullable
        Object marked(@Nullable Object record, List<String> marks) {
            if (record == null) {
                return null;
            }
            Object[] values = new Object[components.size()];
            for (int i = 0; i < values.length; i++) {
                Object value = component(record, i);
                Form inner = records.get(i);
                if (inner != null) {
                    values[i] = inner.marked(value, marks);
                } else if (isText[i] && !"".equals(value)) {
                    marks.add(MARKED + marks.size() + MARKED);
                    values[i] = marks.get(marks.size() - 1);
                } else {
                    values[i] = value;
                }
            }
            try {
                return constructor.newInstance(values);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }

        private Object component(Object record, int index) {
            try {
                return components.get(index).invoke(record);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** What stands before each text and after the last, and which texts these are. */
    private record Parts(List<String> between, List<Integer> texts, int length) {
        private static final Pattern MARK = Pattern.compile(MARKED + "([0-9]+)" + MARKED);
        private static final int TYPICAL_TEXT = 10;

        static Parts of(String marked) {
            List<String> between = new ArrayList<>();
            List<Integer> texts = new ArrayList<>();
            Matcher mark = MARK.matcher(marked);
            int end = 0;
            while (mark.find()) {
                between.add(marked.substring(end, mark.start()));
                texts.add(Integer.valueOf(mark.group(1)));
                end = mark.end();
            }
            between.add(marked.substring(end));
            return new Parts(List.copyOf(between), List.copyOf(texts), marked.length() + TYPICAL_TEXT * texts.size());
        }

        String render(List<String> values) {
            StringBuilder html = new StringBuilder(length);
            for (int i = 0; i < texts.size(); i++) {
                html.append(between.get(i)).append(HtmlEscape.escapeHtml4Xml(values.get(texts.get(i))));
            }
            return html.append(between.get(texts.size())).toString();
        }
    }
}
