package io.tickertape.tape.fragment;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One component of a record: how it is read, and what stands in its place while the fragment is compiled. */
sealed interface Component {
    char MARK_END = ';';

    Function<Object, @Nullable Object> accessor();

    void read(@Nullable Object value, Reading reading);

    @Nullable
    Object marked(@Nullable Object value, String mark);

    record Text(String name, Function<Object, @Nullable Object> accessor, int bit, int index) implements Component {
        @Override
        public void read(@Nullable Object value, Reading reading) {
            if (value == null) {
                throw new NullPointerException("The text " + name + " is null: an empty one stands for none");
            }
            reading.put(index, bit, (String) value);
        }

        @Override
        public @Nullable Object marked(@Nullable Object value, String mark) {
            return "".equals(value) ? "" : mark + index + MARK_END;
        }
    }

    record Truth(Function<Object, @Nullable Object> accessor, int bit) implements Component {
        @Override
        public void read(@Nullable Object value, Reading reading) {
            if (Boolean.TRUE.equals(value)) {
                reading.set(bit);
            }
        }

        @Override
        public @Nullable Object marked(@Nullable Object value, String mark) {
            return value;
        }
    }

    record Inner(Function<Object, @Nullable Object> accessor, int bit, RecordForm form) implements Component {
        @Override
        public void read(@Nullable Object value, Reading reading) {
            if (value != null) {
                reading.set(bit);
                form.read(value, reading);
            }
        }

        @Override
        public @Nullable Object marked(@Nullable Object value, String mark) {
            return value == null ? null : form.marked(value, mark);
        }
    }

    record Asked(Function<Object, @Nullable Object> accessor) implements Component {
        @Override
        public void read(@Nullable Object value, Reading reading) {
            reading.ask(value);
        }

        @Override
        public @Nullable Object marked(@Nullable Object value, String mark) {
            return value;
        }
    }
}
