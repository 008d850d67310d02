package io.tickertape.testbed.bench.trade;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Finds in a message what it says of orders: it looks at the attributes of each tag, in whatever order they stand. */
final class Fragments {
    /** Told in the order of the message; each text is a part of its bytes. */
    interface Listener {
        /** The ticket on which the next order may be written. */
        void ticket(byte[] bytes, int from, int to);

        /** What the page is told about the order on its ticket. */
        void outcome(byte[] bytes, Part order, Part outcome);

        /** How a row stands. */
        void row(byte[] bytes, Part order, Part state);
    }

    /** The value of an attribute of a tag, if the tag has it. */
    static final class Part {
        private final byte[] name;
        private int from;
        private int to;

        private Part(String name) {
            this.name = bytes(name);
        }

        private boolean isThere() {
            return from < to;
        }

        boolean is(byte[] bytes, byte[] other) {
            return matches(bytes, from, to, other);
        }

        String text(byte[] bytes) {
            return new String(bytes, from, to - from, StandardCharsets.US_ASCII);
        }
    }

    private static final byte[] TICKET = bytes("ticket-id");
    private static final byte[] ROW = bytes("o-");

    private final Part id = new Part("id");
    private final Part value = new Part("value");
    private final Part order = new Part("data-order");
    private final Part outcome = new Part("data-outcome");
    private final Part state = new Part("data-state");
    private final Part[] parts = {id, value, order, outcome, state};

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    void read(byte[] bytes, int length, Listener listener) {
        for (int at = find(bytes, 0, length, '<'); at < length; at = find(bytes, at, length, '<')) {
            at = attributes(bytes, at + 1, length);
            if (at < length) {
                tell(bytes, listener);
            }
        }
    }

    private void tell(byte[] bytes, Listener listener) {
        if (order.isThere() && outcome.isThere()) {
            listener.outcome(bytes, order, outcome);
        } else if (value.isThere() && id.is(bytes, TICKET)) {
            listener.ticket(bytes, value.from, value.to);
        } else if (state.isThere() && startsRow(bytes)) {
            id.from += ROW.length;
            listener.row(bytes, id, state);
        }
    }

    private boolean startsRow(byte[] bytes) {
        return id.to - id.from > ROW.length && matches(bytes, id.from, id.from + ROW.length, ROW);
    }

    /** Notes a tag's attributes; where the tag ends. */
    private int attributes(byte[] bytes, int start, int length) {
        for (Part part : parts) {
            part.from = 0;
            part.to = 0;
        }
        int at = start;
        while (at < length && bytes[at] != '>') {
            if (bytes[at++] != ' ') {
                continue;
            }
            int name = at;
            while (at < length && bytes[at] != '=' && bytes[at] != ' ' && bytes[at] != '>') {
                at++;
            }
            if (at + 1 < length && bytes[at] == '=' && bytes[at + 1] == '"') {
                int end = find(bytes, at + 2, length, '"');
                note(bytes, name, at, end);
                at = Math.min(length, end + 1);
            }
        }
        return at;
    }

    private void note(byte[] bytes, int name, int equals, int end) {
        for (Part part : parts) {
            if (matches(bytes, name, equals, part.name)) {
                part.from = equals + 2;
                part.to = end;
                return;
            }
        }
    }

    private static int find(byte[] bytes, int from, int length, char wanted) {
        int at = from;
        while (at < length && bytes[at] != wanted) {
            at++;
        }
        return at;
    }

    private static boolean matches(byte[] bytes, int from, int to, byte[] other) {
        return Arrays.equals(bytes, from, to, other, 0, other.length);
    }
}
