package io.tickertape.testbed.bench.peer;

import java.io.ByteArrayOutputStream;
import java.util.List;

/**
 * What all watchers are told at one moment.
 *
 * @param number of the frame, rising by one
 * @param changed the latest of each symbol that changed since the frame before
 * @param latest of every symbol
 */
public record Frame(long number, List<PricedEvent> changed, List<PricedEvent> latest) {
    static final Frame NONE = new Frame(0, List.of(), List.of());

    /** Events as they go over the wire, one after the other. */
    static byte[] bytes(List<PricedEvent> events) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (PricedEvent event : events) {
            bytes.writeBytes(event.event());
        }
        return bytes.toByteArray();
    }
}
