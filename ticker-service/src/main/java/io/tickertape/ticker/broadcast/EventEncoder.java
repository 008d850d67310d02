package io.tickertape.ticker.broadcast;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Encodes one event of a {@code text/event-stream}, in such a way that no data can forge another.
 *
 * <p>In this format CR, LF and CRLF all end a line, so none of them is let through: in data they become spaces, names
 * and ids must not have any.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html">HTML, Server-sent events</a>
 */
final class EventEncoder {
    private EventEncoder() {}

    static byte[] encode(String name, @Nullable Position id, String data) {
        if (hasLineBreak(name)) {
            throw new IllegalArgumentException("an event's name has a line break");
        }
        StringBuilder event = new StringBuilder(data.length() + 64);
        event.append("event: ").append(name).append('\n');
        if (id != null) {
            event.append("id: ").append(id).append('\n');
        }
        event.append("data: ");
        if (hasLineBreak(data)) {
            appendOnOneLine(event, data);
        } else {
            event.append(data);
        }
        return event.append("\n\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Tells the client how long to wait before it connects again. */
    static byte[] retry(long millis) {
        return ("retry: " + millis + "\n\n").getBytes(StandardCharsets.UTF_8);
    }

    private static void appendOnOneLine(StringBuilder event, String data) {
        for (int i = 0; i < data.length(); i++) {
            char c = data.charAt(i);
            event.append(c == '\r' || c == '\n' ? ' ' : c);
        }
    }

    private static boolean hasLineBreak(String text) {
        return text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0;
    }
}
