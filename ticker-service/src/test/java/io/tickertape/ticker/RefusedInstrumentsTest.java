package io.tickertape.ticker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.util.Arrays;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RefusedInstrumentsTest {
    private static final byte[] KEY = "REFUSED".getBytes(UTF_8);

    @Test
    void areKeptWithTheReasonAsPricesAre() throws Exception {
        try (EmbeddedServer server = ApplicationContext.run(
                EmbeddedServer.class, Map.copyOf(RealKafka.get().properties()))) {
            RealKafka.get().list("REFUSED", "{\"name\":\"Refused\"");
            // A tombstone forgets an instrument and is no refusal.
            RealKafka.get().list("REFUSED", null);
            RealKafka.get().list("REFUSED", "[]");

            assertEquals("not-an-object", reason("[]"));
            ConsumerRecord<byte[], byte[]> first =
                    RealKafka.get().await("instruments.rejected", record -> Arrays.equals(KEY, record.key()));
            assertArrayEquals("{\"name\":\"Refused\"".getBytes(UTF_8), first.value());
            assertEquals("instruments", header(first, "topic"));
            assertEquals(true, server.isRunning());
        }
    }

    private static String reason(String value) {
        return header(
                RealKafka.get()
                        .await(
                                "instruments.rejected",
                                record -> Arrays.equals(KEY, record.key())
                                        && Arrays.equals(value.getBytes(UTF_8), record.value())),
                "reason");
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }
}
