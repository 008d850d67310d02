package io.tickertape.ticker.broadcast;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
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
    void noDataForgesAnEvent(@ForAll String data) {
        byte[] bytes = EventEncoder.encode("AAPL", POSITION, data);
        List<Events.Event> events = Events.parse(new String(bytes, UTF_8));

        assertEquals(1, events.size());
        assertEquals("AAPL", events.get(0).name());
        assertEquals("0123abcd-7", events.get(0).id());
    }
}
