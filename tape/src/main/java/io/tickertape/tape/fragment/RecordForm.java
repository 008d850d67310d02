package io.tickertape.tape.fragment;

import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How records of a type are taken apart into texts and shape: reflection is for the start, reading is plain calls. */
final class RecordForm {
    private final Class<?> type;
    private final Constructor<?> constructor;
    private final Component[] components;
    private final Places places;

    private RecordForm(Class<?> type, Set<String> asked, Places places) {
        this.type = type;
        this.places = places;
        RecordComponent[] all = type.getRecordComponents();
        try {
            constructor = type.getDeclaredConstructor(
                    Arrays.stream(all).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("A record has a constructor of its components, but not " + type, e);
        }
        components = new Component[all.length];
        for (int i = 0; i < all.length; i++) {
            components[i] = component(all[i], asked, places);
        }
    }

    /** @param asked the components whose text is part of the shape */
    static RecordForm of(Class<? extends Record> type, Set<String> asked) {
        Places places = new Places();
        RecordForm form = new RecordForm(type, asked, places);
        Set<String> unknown = new HashSet<>(asked);
        unknown.removeAll(places.asked);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(type + " has no text of the name " + unknown);
        }
        if (places.bits > Long.SIZE) {
            throw new IllegalArgumentException(
                    type + " has " + places.bits + " components to be told apart, more than " + Long.SIZE);
        }
        return form;
    }

    private static Component component(RecordComponent component, Set<String> asked, Places places) {
        Class<?> type = component.getType();
        Function<Object, @Nullable Object> accessor = accessor(component);
        if (type.isRecord()) {
            int bit = places.bits++;
            return new Component.Inner(accessor, bit, new RecordForm(type, asked, places));
        }
        if (type == boolean.class) {
            return new Component.Truth(accessor, places.bits++);
        }
        if (type == String.class && !asked.contains(component.getName())) {
            return new Component.Text(component.getName(), accessor, places.bits++, places.texts++);
        }
        places.asked.add(component.getName());
        return new Component.Asked(accessor);
    }

    /** A call of the accessor as if it stood in the source; {@code Method.invoke} costs several times as much. */
    @SuppressWarnings("unchecked")
    private static Function<Object, @Nullable Object> accessor(RecordComponent component) {
        try {
            MethodHandles.Lookup lookup =
                    MethodHandles.privateLookupIn(component.getDeclaringRecord(), MethodHandles.lookup());
            MethodHandle accessor = lookup.unreflect(component.getAccessor());
            return (Function<Object, @Nullable Object>) LambdaMetafactory.metafactory(
                            lookup,
                            "apply",
                            MethodType.methodType(Function.class),
                            MethodType.genericMethodType(1),
                            accessor,
                            accessor.type().wrap())
                    .getTarget()
                    .invoke();
        } catch (Throwable e) {
            throw new IllegalStateException(component + " cannot be read", e);
        }
    }

    Reading read(Object record) {
        Reading reading = new Reading(places.texts);
        read(record, reading);
        return reading;
    }

    void read(Object record, Reading reading) {
        for (Component component : components) {
            // Nearly all are texts: what is known to be one needs no virtual calls.
            if (component instanceof Component.Text text) {
                text.read(text.accessor().apply(record), reading);
            } else {
                component.read(component.accessor().apply(record), reading);
            }
        }
    }

    /** The same record with a mark, which ends with the text's number, in the place of each text. */
    Object marked(Object record, String mark) {
        Object[] values = Arrays.stream(components)
                .map(component -> component.marked(component.accessor().apply(record), mark))
                .toArray();
        try {
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(type + " does not take marks as its texts", e);
        }
    }

    /** How many there are of each, as they are found. */
    private static final class Places {
        private int bits;
        private int texts;
        private final Set<String> asked = new HashSet<>();
    }
}
