package io.tickertape.testbed.bench.peer;

import io.micronaut.http.sse.Event;
import jakarta.inject.Singleton;
import java.util.List;
import reactor.core.publisher.BufferOverflowStrategy;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/** The stock controller's prices: every event to every subscriber, who may fall behind by some and then loses the oldest. */
@Singleton
class MicronautPrices {
    private static final int BEHIND_AT_MOST = 1024;

    private final Sinks.Many<Event<String>> sink = Sinks.many().multicast().directBestEffort();
    private volatile List<Event<String>> latest = List.of();

    void tell(Frame frame) {
        latest = events(frame.latest());
        events(frame.changed()).forEach(sink::tryEmitNext);
    }

    Flux<Event<String>> stream() {
        return Flux.defer(() -> Flux.merge(Flux.fromIterable(latest), sink.asFlux())
                .onBackpressureBuffer(BEHIND_AT_MOST, BufferOverflowStrategy.DROP_OLDEST));
    }

    private static List<Event<String>> events(List<PricedEvent> prices) {
        return prices.stream()
                .map(price -> Event.of(price.cells()).name(price.symbol()).id(price.id()))
                .toList();
    }
}
