package io.tickertape.ticker.broadcast;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Encodes one event of a {@code text/event-stream}, in such a way that no data can forge another.
 *
 * <p>In this format CR, LF and CRLF all end a line, so none of them is let through: in data they become a space,
 * together with the spaces that indent the next line, and names must not have any.
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
        event.append("data: ").append(onOneLine(data));
        return event.append("\n\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Tells the client how long to wait before it connects again. */
    static byte[] retry(long millis) {
        return ("retry: " + millis + "\n\n").getBytes(StandardCharsets.UTF_8);
    }

    static String onOneLine(String text) {
        if (!hasLineBreak(text)) {
            return text;
        }
        StringBuilder line = new StringBuilder(text.length());
        boolean indented = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isLineBreak(c)) {
                line.append(indented ? "" : " ");
                indented = true;
            } else if (c != ' ' || !indented) {
                line.append(c);
                indented = false;
            }
        }
        return line.toString();
    }

    private static boolean isLineBreak(char c) {
        return c == '\r' || c == '\n';
    }

    private static boolean hasLineBreak(String text) {
        return text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0;
    }
}
