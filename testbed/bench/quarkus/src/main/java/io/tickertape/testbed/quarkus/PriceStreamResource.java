package io.tickertape.testbed.quarkus;

import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;

/** Every price to every watcher, as a {@code Multi} of events. */
@Path("/prices/stream")
public class PriceStreamResource {
    private final Prices prices;

    PriceStreamResource(Prices prices) {
        this.prices = prices;
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public Multi<OutboundSseEvent> stream() {
        return prices.stream();
    }
}
