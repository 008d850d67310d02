package io.tickertape.testbed.client;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reads {@code text/event-stream} as its specification says: what a browser would make of the bytes.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html">HTML, Server-sent events</a>
 */
public final class Events {
    private Events() {}

    /**
     * One dispatched event.
     *
     * @param id the latest on the stream, which an event without one of its own keeps
     */
    public record Event(String name, String id, String data) {}

    /** Reads one line after the other. */
    public static final class Reader {
        private final Consumer<Event> listener;
        private final StringBuilder data = new StringBuilder();
        private String name = "";
        private String id = "";

        public Reader(Consumer<Event> listener) {
            this.listener = listener;
        }

        /** Takes a line without its end. */
        public void line(String line) {
            if (line.isEmpty()) {
                dispatch();
            } else if (!line.startsWith(":")) {
                int colon = line.indexOf(':');
                String value = colon < 0 ? "" : line.substring(colon + 1);
                field(colon < 0 ? line : line.substring(0, colon), value.startsWith(" ") ? value.substring(1) : value);
            }
        }

        private void dispatch() {
            if (data.length() > 0) {
                listener.accept(new Event(name, id, data.substring(0, data.length() - 1)));
            }
            name = "";
            data.setLength(0);
        }

        private void field(String field, String value) {
            switch (field) {
                case "event" -> name = value;
                case "id" -> id = value;
                case "data" -> data.append(value).append('\n');
                default -> {}
            }
        }
    }

    /** The events that are complete in the text. */
    public static List<Event> parse(String text) {
        List<Event> events = new ArrayList<>();
        Reader reader = new Reader(events::add);
        text.lines().forEach(reader::line);
        return events;
    }
}
