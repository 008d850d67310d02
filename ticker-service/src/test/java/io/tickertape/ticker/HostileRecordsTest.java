package io.tickertape.ticker;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import io.tickertape.testbed.client.Events.Event;
import io.tickertape.testbed.client.LiveStream;
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
        garbage.put("bad-time", "{\"price\":1,\"time\":1767623400}".getBytes(UTF_8));
        garbage.put("bad-utf8", "{\"price\":1,\"note\":\"\u00e4\"}".getBytes(ISO_8859_1));

        try (LiveStream stream = LiveStream.open(URI.create(server.getURI() + "/prices/stream?symbols=HOSTILE"))) {
            RealKafka.get().put("HOSTILE", "{\"price\":100}");
            stream.await("HOSTILE", "100.00");
            for (byte[] value : garbage.values()) {
                RealKafka.get().put("HOSTILE".getBytes(UTF_8), value);
            }
            RealKafka.get().put("HOSTILE", "{\"price\":101,\"note\":\"x\\r\\nevent: HOSTILE\"}");
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
        ConsumerRecord<byte[], byte[]> seconds = rejected("bad-time");
        assertEquals("prices", header(seconds, "topic"));
        assertTrue(header(seconds, "partition").matches("[0-9]+"));
        assertTrue(header(seconds, "offset").matches("[0-9]+"));
        assertEquals(
                "time: “1767623400”: these look like seconds; epoch milliseconds are expected, such as 1767623400000",
                header(seconds, "detail"));
    }

    @Test
    void aPriceIsTakenWithoutASideFigureThatCannotBeAndTheProducerIsWarned() throws Exception {
        try (LiveStream stream = LiveStream.open(URI.create(server.getURI() + "/prices/stream?symbols=NOBID"))) {
            RealKafka.get().put("NOBID", "{\"price\":160.85,\"bid\":0,\"ask\":161}");
            String row = stream.await("NOBID", "160.85").data();

            assertTrue(row.contains("data-ask=\"161.00\"") && !row.contains("data-bid"), row);
        }
        ConsumerRecord<byte[], byte[]> warning = RealKafka.get()
                .await(
                        "prices.rejected",
                        record -> "NOBID".equals(new String(record.key(), UTF_8))
                                && "warning".equals(header(record, "reason")));
        assertEquals("bid: “0” is not above 0", header(warning, "detail"));
    }

    @Test
    void aHaltIsBelievedWhateverElseIsWrongAndARefusedInstrumentIsFoundWithItsReason() throws Exception {
        try (LiveStream stream = LiveStream.open(URI.create(server.getURI() + "/prices/stream?symbols=HALTME"))) {
            RealKafka.get().put("HALTME", "{\"price\":5}");
            stream.await("HALTME", "5.00");
            RealKafka.get().list("HALTME", "{\"status\":\"Suspended\",\"lotSize\":0}");
            stream.await("HALTME", "<em>suspended</em>");
            RealKafka.get().list("HALTME", "{\"name\":\"Halted Inc.\"}");
            assertTrue(stream.await("HALTME", "Halted Inc.").data().contains("data-state=\"halted\""));
            RealKafka.get().list("HALTME", "nonsense");
        }
        ConsumerRecord<byte[], byte[]> refused = RealKafka.get()
                .await(
                        "instruments.rejected",
                        record -> "HALTME".equals(new String(record.key(), UTF_8))
                                && "not-json".equals(header(record, "reason")));
        assertEquals("nonsense", new String(refused.value(), UTF_8));
    }

    @Test
    void aTombstoneTakesASymbolOffBoardAndStream() throws Exception {
        try (LiveStream stream = LiveStream.open(URI.create(server.getURI() + "/prices/stream?symbols=GONE"));
                LiveStream json =
                        LiveStream.open(URI.create(server.getURI() + "/prices/stream?symbols=GONE&format=json"))) {
            RealKafka.get().put("GONE", "{\"price\":7}");
            stream.await("GONE", "7.00");
            json.await("GONE", "7.00");
            RealKafka.get().put("GONE".getBytes(UTF_8), null);

            assertEquals("GONE", stream.await("removed", "GONE").data());
            assertEquals("{\"symbol\":\"GONE\"}", json.await("removed", "GONE").data());
            stream.await("board", "no price yet");
            RealKafka.get().put("GONE", "{\"price\":8}");
            stream.await("GONE", "8.00");
        }
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
