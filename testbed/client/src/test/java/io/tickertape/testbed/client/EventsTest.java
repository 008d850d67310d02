package io.tickertape.testbed.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tickertape.testbed.client.Events.Event;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventsTest {
    @Test
    void readsNamesIdsAndDataOfManyLines() {
        assertEquals(
                List.of(new Event("ACME", "e-1", "one\n two"), new Event("", "e-1", "three")),
                Events.parse(
                        "retry: 2000\n: a comment\nevent: ACME\nid: e-1\ndata: one\ndata:  two\n\ndata:three\n\n"));
    }

    @Test
    void dispatchesNoEventWithoutDataOrEnd() {
        assertEquals(List.of(), Events.parse("event: ACME\nid: e-1\n\nevent: KO\ndata: 1\n"));
    }

    @Test
    void takesEveryKindOfLineEnd() {
        assertEquals(
                List.of(new Event("", "", "1"), new Event("", "", "2")), Events.parse("data: 1\r\n\r\ndata: 2\r\r"));
    }
}
