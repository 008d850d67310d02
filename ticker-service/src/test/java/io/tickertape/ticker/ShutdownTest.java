package io.tickertape.ticker;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.tickertape.testbed.client.LiveStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class ShutdownTest {
    private static final int WATCHERS = 20;

    @Test
    void letsWatchersGoOneAfterTheOther() throws Exception {
        Map<String, Object> settings = new HashMap<>(RealKafka.get().properties());
        settings.put("tickertape.broadcast.drain", "2s");
        List<LiveStream> streams = new ArrayList<>();
        List<Long> millis = new ArrayList<>();
        try (EmbeddedServer server = ApplicationContext.run(EmbeddedServer.class, settings)) {
            for (int i = 0; i < WATCHERS; i++) {
                streams.add(LiveStream.open(URI.create(server.getURI() + "/prices/stream?symbols=NONE")));
            }
            for (LiveStream stream : streams) {
                stream.await("heartbeat", "");
            }
            long begin = System.nanoTime();
            server.stop();
            for (LiveStream stream : streams) {
                millis.add(TimeUnit.NANOSECONDS.toMillis(stream.awaitEnd() - begin));
            }
        }
        assertTrue(Collections.max(millis) - Collections.min(millis) > 500, millis::toString);
    }
}
