package io.tickertape.trading.hardening;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Requires;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import io.tickertape.testbed.client.Visitor;
import io.tickertape.trading.CsvFile;
import io.tickertape.trading.History;
import io.tickertape.trading.TestBroker;
import io.tickertape.trading.execution.ReportScan;
import io.tickertape.trading.message.ReportJson;
import io.tickertape.trading.message.SetAside;
import io.tickertape.trading.web.Histories;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.DisconnectException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A download whose broker goes away half way: nobody may take what has come for all there is. */
@MicronautTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HistoryThatBreaksOffTest implements TestPropertyProvider {
    private static final String TOPIC = "executions";
    private static final TopicPartition PARTITION = new TopicPartition(TOPIC, 0);

    @Inject
    EmbeddedServer server;

    @Override
    public Map<String, String> getProperties() {
        return Map.of("kafka.bootstrap.servers", TestBroker.bootstrapServers(), "test.broken-histories", "true");
    }

    /** Kafka as it is for a download whose broker goes away after the first records. */
    @Factory
    @Requires(property = "test.broken-histories")
    static final class BrokenHistories {
        @Singleton
        @Primary
        Histories histories() {
            SetAside aside = new SetAside(TOPIC, "download", () -> {});
            return account -> ReportScan.of(account, TOPIC, BrokenHistories::consumer, InstantSource.system(), aside);
        }

        private static Consumer<byte[], byte[]> consumer() {
            MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
            Node node = Node.noNode();
            consumer.updatePartitions(
                    TOPIC, List.of(new PartitionInfo(TOPIC, 0, node, new Node[] {node}, new Node[] {node})));
            consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
            consumer.updateEndOffsets(Map.of(PARTITION, 100L));
            byte[] report = ReportJson.write(new History().opens().reports.get(0));
            consumer.schedulePollTask(
                    () -> consumer.addRecord(new ConsumerRecord<>(TOPIC, 0, 0, "alice".getBytes(UTF_8), report)));
            consumer.schedulePollTask(() -> {
                throw new DisconnectException("s3cret");
            });
            return consumer;
        }
    }

    @Test
    void endsWithoutItsEndSoThatABrowserSaysThatItFailed() throws IOException {
        String answer = download();

        assertTrue(answer.startsWith("HTTP/1.1 200 OK\r\n"), answer);
        assertTrue(answer.contains("ACCOUNT") || answer.contains("opened"), answer);
        assertFalse(answer.endsWith("\r\n0\r\n\r\n"), answer);
        Visitor alice = Visitor.loggedIn(server.getPort(), "alice");
        assertThrows(IOException.class, () -> alice.get("/blotter.csv", "text/csv"));
    }

    @Test
    void saysInItsLastLineThatItIsNotWhole() throws IOException {
        String body = download()
                .lines()
                .filter(line -> line.indexOf(',') >= 0)
                .reduce("", (all, line) -> all + line + "\r\n");
        List<Map<String, String>> rows = CsvFile.read(body.substring(body.indexOf('\uFEFF')));

        assertEquals(2, rows.size());
        assertEquals(
                "the history breaks off here, and more may follow: download it again",
                rows.get(1).get("What happened"));
    }

    /** All that the service sends until it hangs up. */
    private String download() throws IOException {
        String cookies = Visitor.loggedIn(server.getPort(), "alice").cookieHeader();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write(("GET /blotter.csv HTTP/1.1\r\nHost: localhost\r\nAccept: text/csv\r\nCookie: " + cookies
                                    + "\r\n\r\n")
                            .getBytes(UTF_8));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }
}
