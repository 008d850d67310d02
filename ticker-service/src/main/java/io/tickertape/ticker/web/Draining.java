package io.tickertape.ticker.web;

import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerShutdownEvent;
import io.tickertape.ticker.broadcast.Broadcaster;
import jakarta.inject.Singleton;

/**
 * Lets watchers go little by little when the server stops. No event closes their stream for good, as {@code sse-close}
 * would: each page comes back by itself, to this service or to another instance.
 */
@Singleton
final class Draining {
    private final Broadcaster broadcaster;

    Draining(Broadcaster broadcaster) {
        this.broadcaster = broadcaster;
    }

    @EventListener
    void stopping(ServerShutdownEvent event) throws InterruptedException {
        broadcaster.drain();
    }
}
