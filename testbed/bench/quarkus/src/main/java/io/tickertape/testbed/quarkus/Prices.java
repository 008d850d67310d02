package io.tickertape.testbed.quarkus;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The latest event of each symbol, and all that follow; a watcher may fall some behind and then is let go. */
@ApplicationScoped
public class Prices {
    private static final int BEHIND_AT_MOST = 1024;

    private final Map<String, OutboundSseEvent> latest = new ConcurrentHashMap<>();
    private final BroadcastProcessor<OutboundSseEvent> changes = BroadcastProcessor.create();

    void tell(OutboundSseEvent event) {
        latest.put(event.getName(), event);
        changes.onNext(event);
    }

    Multi<OutboundSseEvent> stream() {
        Multi<OutboundSseEvent> following = changes.onOverflow().buffer(BEHIND_AT_MOST);
        return Multi.createBy()
                .merging()
                .streams(Multi.createFrom().items(() -> latest.values().stream()), following);
    }
}
