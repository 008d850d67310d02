package io.tickertape.ticker.broadcast;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads {@code text/event-stream} as its specification says: what a browser would make of the bytes.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html">HTML, Server-sent events</a>
 */
public final class Events {
    private Events() {}

    /** One dispatched event. */
    public record Event(String name, String id, String data) {}

    /** The events that are complete in the text. */
    public static List<Event> parse(String text) {
        List<Event> events = new ArrayList<>();
        String name = "";
        String id = "";
        StringBuilder data = new StringBuilder();
        for (String line : text.split("\r\n|\r|\n", -1)) {
            if (line.isEmpty()) {
                if (data.length() > 0) {
                    events.add(new Event(name, id, data.substring(0, data.length() - 1)));
                }
                name = "";
                data.setLength(0);
            } else if (!line.startsWith(":")) {
                int colon = line.indexOf(':');
                String field = colon < 0 ? line : line.substring(0, colon);
                String value = colon < 0 ? "" : line.substring(colon + 1);
                value = value.startsWith(" ") ? value.substring(1) : value;
                switch (field) {
                    case "event" -> name = value;
                    case "id" -> id = value;
                    case "data" -> data.append(value).append('\n');
                    default -> {}
                }
            }
        }
        return events;
    }
}
