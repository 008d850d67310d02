package io.tickertape.ticker.broadcast;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tickertape.testbed.client.Events;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class EventEncoderTest {
    private static final Position POSITION = new Position("0123abcd", 7);

    @Test
    void writesNameIdAndData() {
        assertEquals(
                "event: AAPL\nid: 0123abcd-7\ndata: <td>1</td>\n\n",
                new String(EventEncoder.encode("AAPL", POSITION, "<td>1</td>"), UTF_8));
    }

    @Test
    void bringsIndentedDataOntoOneLine() {
        assertEquals(
                "event: a\ndata: <td class=\"x\"> </td>\n\n",
                new String(EventEncoder.encode("a", null, "<td\r\n    class=\"x\">\n\n</td>"), UTF_8));
    }

    @Test
    void refusesANameThatWouldForgeALine() {
        assertThrows(IllegalArgumentException.class, () -> EventEncoder.encode("a\rdata: x", null, ""));
    }

    @Property(tries = 5000)
    void noDataForgesALine(@ForAll("hostile") String data) {
        String text = new String(EventEncoder.encode("AAPL", POSITION, data), UTF_8);
        List<Events.Event> events = Events.parse(text);

        assertEquals(3, text.strip().split("\r\n|\r|\n", -1).length, text);
        assertEquals(1, events.size());
        assertEquals("AAPL", events.get(0).name());
        assertEquals("0123abcd-7", events.get(0).id());
    }

    @Provide
    Arbitrary<String> hostile() {
        Arbitrary<String> pieces = Arbitraries.oneOf(
                Arbitraries.of("\r", "\n", "\r\n", " ", ":", "event: X", "id: 9", "data: y", "retry: 1", "<td>"),
                Arbitraries.strings().ofMaxLength(5));
        return pieces.list().ofMaxSize(8).map(list -> "|" + String.join("", list) + "|");
    }
}
