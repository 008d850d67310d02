package io.tickertape.tape.topic;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Ends all readers of a service at once. Where Kafka is away each waits a while for it, and one after the other they
 * would hold up the end of the service for longer than whoever stops it waits.
 */
final class ReadersEnd {
    private final Set<Runnable> open = ConcurrentHashMap.newKeySet();

    /** @param end has the reader end, and does not wait for it */
    void opened(Runnable end) {
        open.add(end);
    }

    void closed(Runnable end) {
        open.remove(end);
    }

    void begin() {
        open.forEach(Runnable::run);
    }
}
