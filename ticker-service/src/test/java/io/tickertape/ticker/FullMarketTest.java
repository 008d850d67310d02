package io.tickertape.ticker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import io.tickertape.testbed.client.LiveStream;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A producer that makes up symbols cannot fill the heap, and is told so. */
@MicronautTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FullMarketTest implements TestPropertyProvider {
    private static final Pattern COUNTED =
            Pattern.compile("tickertape_rejections_total\\{[^}]*reason=\"too-many-symbols\"[^}]*} [1-9]");

    private final HttpClient client = HttpClient.newHttpClient();

    @Inject
    EmbeddedServer server;

    @Override
    public Map<String, String> getProperties() {
        Map<String, String> properties = new HashMap<>(RealKafka.get().properties());
        properties.put("tickertape.market.maximum-symbols", "1");
        return properties;
    }

    @Test
    void aSymbolTooManyIsFoundAmongTheRejectedAndIsCounted() throws Exception {
        try (LiveStream stream = LiveStream.open(uri("/prices/stream"))) {
            // Whatever other tests left behind: one symbol has the place.
            RealKafka.get().put("FIRST", "{\"price\":1}");
            stream.await("board", "<tr");
            RealKafka.get().put("OVERFLOW", "{\"price\":2}");

            ConsumerRecord<byte[], byte[]> rejected = RealKafka.get()
                    .await("prices.rejected", record -> "OVERFLOW".equals(new String(record.key(), UTF_8)));
            assertEquals(
                    "too-many-symbols",
                    new String(rejected.headers().lastHeader("reason").value(), UTF_8));
            assertTrue(isCounted(), "not counted by its reason");
            assertTrue(stream.soFar().stream().noneMatch(event -> event.name().equals("OVERFLOW")));
        }
    }

    private boolean isCounted() throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (System.nanoTime() < end) {
            HttpResponse<String> meters = client.send(
                    HttpRequest.newBuilder(uri("/prometheus")).build(), HttpResponse.BodyHandlers.ofString());
            if (COUNTED.matcher(meters.body()).find()) {
                return true;
            }
        }
        return false;
    }

    private URI uri(String path) {
        return URI.create(server.getURI() + path);
    }
}
