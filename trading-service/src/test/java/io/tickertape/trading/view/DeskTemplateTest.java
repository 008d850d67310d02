package io.tickertape.trading.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeskTemplateTest {
    private static final List<String> TEXTS =
            List.of("", "", "189.50", "<b>&\"'</b>", "@@0@@", "−5,367.00", "a  b ", "“é”", "$1\\", "${line}", "  ");

    private final DeskTemplate template = new DeskTemplate(TestFragments.templates());

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void rendersEveryFragmentAsTheEngineDoes(long seed) {
        Map<String, Object> none = Map.of();
        Map<String, Object> swapped = Map.of("rowSwap", "true");
        Random random = new Random(seed);
        check(OrderRow.class, "row", "line", none, random);
        check(OrderRow.class, "row", "line", swapped, random);
        check(OpenOrderRow.class, "open-row", "line", none, random);
        check(OpenOrderRow.class, "open-row", "line", swapped, random);
        check(PositionRow.class, "position", "row", none, random, "mark");
        check(AccountFigures.class, "cash", "figures", DeskTemplate.SWAPPED, random);
        check(ActivityLine.class, "activity-line", "line", none, random);
        check(RemovedRow.class, "dropped", "gone", none, random);
        check(RemovedRow.class, "gone", "gone", none, random);
        check(OrderAnswer.class, "answer", "told", none, random);
        check(DeskFragments.TicketField.class, "ticket", "ticket", DeskTemplate.SWAPPED, random);
    }

    private <R extends Record> void check(
            Class<R> type, String name, String variable, Map<String, Object> more, Random random, String... asked) {
        var tested = template.of(type, name, variable, more, asked);
        for (int i = 0; i < 50; i++) {
            R record = type.cast(any(type, random));
            Map<String, Object> model = new HashMap<>(more);
            model.put(variable, record);
            assertEquals(template.fragment(name, model), tested.render(record));
        }
    }

    private static Object any(Class<?> type, Random random) {
        RecordComponent[] components = type.getRecordComponents();
        @Nullable Object[] values = new @Nullable Object[components.length];
        for (int i = 0; i < components.length; i++) {
            values[i] = value(components[i], random);
        }
        try {
            Constructor<?> constructor = type.getDeclaredConstructors()[0];
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static @Nullable Object value(RecordComponent component, Random random) {
        Class<?> type = component.getType();
        if (component.getName().equals("mark")) {
            return List.of("live", "stale", "none").get(random.nextInt(3));
        }
        if (type == String.class) {
            return TEXTS.get(random.nextInt(TEXTS.size()));
        }
        if (type == boolean.class) {
            return random.nextBoolean();
        }
        if (type == List.class) {
            return List.of();
        }
        return random.nextBoolean() ? null : any(type, random);
    }
}
