package io.tickertape.testbed.bench.peer;

import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.sse.Event;
import org.reactivestreams.Publisher;

/** The stock controller. */
@Controller("/prices")
class MicronautStream {
    private final MicronautPrices prices;

    MicronautStream(MicronautPrices prices) {
        this.prices = prices;
    }

    @Get(uri = "/stream", produces = MediaType.TEXT_EVENT_STREAM)
    Publisher<Event<String>> stream() {
        return prices.stream();
    }
}
