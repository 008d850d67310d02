package io.tickertape.ticker;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import io.tickertape.ticker.broadcast.Events.Event;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What is no tick reaches {@code prices.rejected} and nobody else, and holds nothing up. */
@MicronautTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileRecordsTest implements TestPropertyProvider {
    @Inject
    EmbeddedServer server;

    @Override
    public Map<String, String> getProperties() {
        return RealKafka.get().properties();
    }

    @Test
    void garbageChangesNothingForWatchersAndIsFoundWithItsReason() throws Exception {
        Map<String, byte[]> garbage = new LinkedHashMap<>();
        garbage.put("not-json", "nonsense".getBytes(UTF_8));
        garbage.put("no-price", "{\"bid\":1}".getBytes(UTF_8));
        garbage.put("bad-price", "{\"price\":-1}".getBytes(UTF_8));
        garbage.put("wrong-key", "{\"symbol\":\"OTHER\",\"price\":1}".getBytes(UTF_8));
        garbage.put("oversize", new byte[1_000_000]);
        garbage.put("line-break", "{\"price\":1,\"note\":\"x\\r\\nevent: HOSTILE\"}".getBytes(UTF_8));
        garbage.put("bad-utf8", "{\"price\":1,\"note\":\"\u00e4\"}".getBytes(ISO_8859_1));

        try (LiveStream stream = LiveStream.open(URI.create(server.getURI() + "/prices/stream?symbols=HOSTILE"))) {
            RealKafka.get().put("HOSTILE", "{\"price\":100}");
            stream.await("HOSTILE", "100.00");
            for (byte[] value : garbage.values()) {
                RealKafka.get().put("HOSTILE".getBytes(UTF_8), value);
            }
            RealKafka.get().put("HOSTILE".getBytes(UTF_8), null);
            RealKafka.get().put("HOSTILE", "{\"price\":101}");
            stream.await("HOSTILE", "101.00");

            assertEquals(
                    List.of("100.00", "101.00"),
                    stream.soFar().stream()
                            .filter(event -> event.name().equals("HOSTILE"))
                            .map(Event::data)
                            .map(data -> data.replaceAll(".*class=\"last\"[^>]*>([^<]*)<.*", "$1"))
                            .toList());
        }
        for (Map.Entry<String, byte[]> one : garbage.entrySet()) {
            assertArrayEquals(one.getValue(), rejected(one.getKey()).value());
        }
        ConsumerRecord<byte[], byte[]> tombstone = rejected("tombstone");
        assertEquals(null, tombstone.value());
        assertEquals("prices", header(tombstone, "topic"));
        assertTrue(header(tombstone, "partition").matches("[0-9]+"));
        assertTrue(header(tombstone, "offset").matches("[0-9]+"));
        assertEquals("the record has no value; a JSON object is expected", header(tombstone, "detail"));
    }

    private static ConsumerRecord<byte[], byte[]> rejected(String reason) {
        return RealKafka.get()
                .await(
                        "prices.rejected",
                        record -> "HOSTILE".equals(new String(record.key(), UTF_8))
                                && reason.equals(header(record, "reason")));
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }
}
