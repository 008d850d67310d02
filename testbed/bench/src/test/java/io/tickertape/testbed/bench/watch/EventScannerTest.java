package io.tickertape.testbed.bench.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EventScannerTest {
    private static final String HEAD =
            "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n";

    private final List<Instant> told = new ArrayList<>();
    private final EventScanner scanner =
            new EventScanner(millis -> told.add(millis < 0 ? Instant.EPOCH : Instant.ofEpochMilli(millis)));
    private final Line line = new Line();

    @Test
    void tellsWhenAPriceWasMade() {
        read(price("ACME", "2026-01-05T14:30:00.123Z"));
        assertEquals(List.of(Instant.parse("2026-01-05T14:30:00.123Z")), told);
    }

    @Test
    void readsATimeOfAWholeSecond() {
        read(price("ACME", "2026-01-05T14:30:00Z") + price("ACME", "2026-12-31T23:59:59.999Z"));
        assertEquals(List.of(Instant.parse("2026-01-05T14:30:00Z"), Instant.parse("2026-12-31T23:59:59.999Z")), told);
    }

    @Test
    void readsTheTimeOfJson() {
        read("event: ACME\nid: 0123abcd-7\ndata: {\"symbol\":\"ACME\",\"price\":\"189.50\","
                + "\"time\":\"2026-01-05T14:30:00.123Z\",\"sequence\":12,\"state\":\"live\"}\n\n");
        assertEquals(List.of(Instant.parse("2026-01-05T14:30:00.123Z")), told);
    }

    @Test
    void readsFieldsInAnyOrderAndWithoutSpaces() {
        read("id:7\nevent:ACME\ndata:<time datetime=\"2026-01-05T14:30:00.123Z\">14:30:00</time>\n\n");
        assertEquals(List.of(Instant.parse("2026-01-05T14:30:00.123Z")), told);
    }

    @Test
    void passesOverWhatIsNoPrice() {
        String time = "<time datetime=\"2026-01-05T14:30:00.123Z\">14:30:00</time>";
        read(HEAD + "retry: 1200\n\n: a comment\n\nevent: heartbeat\ndata: " + time + "\n\nevent: board\ndata: " + time
                + "\n\nevent: gap\ndata: " + time + "\n\ndata: " + time + "\n\n");
        assertEquals(List.of(), told);
    }

    @Test
    void takesChunksForNothing() {
        String event = price("ACME", "2026-01-05T14:30:00.123Z");
        int data = event.indexOf("data");
        // Sizes that begin like fields, before an event and between its lines.
        for (String size : List.of("dada00", "e0", "eeeeeeeA", "d", "da7a5")) {
            read(size + "\r\n" + event.substring(0, data) + "\r\n" + size + "\r\n" + event.substring(data) + "\r\n");
        }
        assertEquals(Collections.nCopies(5, Instant.parse("2026-01-05T14:30:00.123Z")), told);
    }

    @Test
    void countsAPriceWhoseTimeIsMissing() {
        read("event: ACME\ndata: nothing\n\n");
        assertEquals(List.of(Instant.EPOCH), told);
    }

    @Test
    void findsTheSameHoweverTheBytesAreCut() {
        String stream = HEAD + "2f1\r\nretry: 900\n\nevent: board\ndata: " + "x".repeat(1_500) + "\n\n"
                + price("ACME", "2026-01-05T14:30:00.123Z") + "\r\n1a\r\n" + price("BRK.B", "2026-01-05T14:30:01Z")
                + longPrice("2026-01-05T14:30:02.500Z") + "\r\n";
        List<Instant> expected = List.of(
                Instant.parse("2026-01-05T14:30:00.123Z"),
                Instant.parse("2026-01-05T14:30:01Z"),
                Instant.parse("2026-01-05T14:30:02.500Z"));
        for (int size = 1; size < 200; size++) {
            told.clear();
            line.clear();
            for (int from = 0; from < stream.length(); from += size) {
                read(stream.substring(from, Math.min(stream.length(), from + size)));
            }
            assertEquals(expected, told, "in pieces of " + size);
        }
    }

    @Test
    void findsALineEndAtEveryPlace() {
        for (int length : IntStream.range(0, 40).toArray()) {
            ByteBuffer bytes = buffer("\u000b".repeat(length) + "\n\n" + "a".repeat(length));
            assertEquals(length, EventScanner.newline(bytes, 0, bytes.position()));
            assertEquals(-1, EventScanner.newline(bytes, length + 2, bytes.position()));
        }
    }

    private void read(String text) {
        ByteBuffer bytes = buffer("");
        int searched = line.restore(bytes);
        bytes.put(text.getBytes(StandardCharsets.UTF_8));
        line.keep(bytes, scanner.scan(bytes, searched, line));
    }

    private static ByteBuffer buffer(String text) {
        return ByteBuffer.allocateDirect(8_192)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String price(String symbol, String time) {
        return "event: " + symbol + "\nid: 0123abcd-42\ndata: <th scope=\"row\">" + symbol
                + "</th><td class=\"updated\"><time datetime=\"" + time
                + "\">14:30:00</time><em></em></td>\n\n";
    }

    private static String longPrice(String time) {
        return price("LONG", time).replace("</th>", "y".repeat(1_000) + "</th>");
    }
}
