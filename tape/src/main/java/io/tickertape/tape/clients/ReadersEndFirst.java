package io.tickertape.tape.clients;

import io.micronaut.context.event.ShutdownEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import io.tickertape.tape.topic.KafkaClients;
import jakarta.inject.Singleton;

/** Has all readers end as soon as the service does, before its beans are closed one after the other. */
@Singleton
final class ReadersEndFirst {
    private final KafkaClients clients;

    ReadersEndFirst(KafkaClients clients) {
        this.clients = clients;
    }

    @EventListener
    void ends(ShutdownEvent event) {
        clients.endReaders();
    }
}
