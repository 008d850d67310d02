package io.tickertape.trading.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import io.tickertape.testbed.client.Visitor;
import io.tickertape.trading.CsvFile;
import io.tickertape.trading.History;
import io.tickertape.trading.TestBroker;
import io.tickertape.trading.message.ReportJson;
import io.tickertape.trading.order.ExecutionReport;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@MicronautTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HistoryDownloadTest implements TestPropertyProvider {
    private static final String TOPIC = "executions-to-download";
    private static final int ORDERS = 10_000;

    @Inject
    EmbeddedServer server;

    @Inject
    HistoryController controller;

    private final History history = new History();

    @Override
    public Map<String, String> getProperties() {
        // A desk of its own journal: it must not report elsewhere what other tests have left on theirs.
        return Map.of(
                "kafka.bootstrap.servers",
                TestBroker.bootstrapServers(),
                "tickertape.journal.topic",
                "orders-to-download",
                "tickertape.engine.reports",
                TOPIC);
    }

    /** More than the sockets between a service and a page that does not read can hold. */
    @BeforeAll
    void trade() throws ExecutionException, InterruptedException {
        history.opens();
        for (int order = 0; order < ORDERS; order++) {
            history.cancels(history.fills(history.accepts("c" + order, "0-" + order), 1), "enough of it");
        }
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", TestBroker.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            for (ExecutionReport report : history.reports) {
                for (String account : List.of("alice", "mallory")) {
                    byte[] value = new String(ReportJson.write(report), UTF_8)
                            .replace("\"alice", "\"" + account)
                            .getBytes(UTF_8);
                    var unused = producer.send(new ProducerRecord<>(TOPIC, account.getBytes(UTF_8), value));
                }
                if (report.sequence() == 1) {
                    var unused = producer.send(
                            new ProducerRecord<>(TOPIC, "alice".getBytes(UTF_8), "{\"garbage\":1}".getBytes(UTF_8)));
                }
            }
            producer.flush();
        }
    }

    @Test
    void holdsEveryReportOfTheAccountAndNoneOfAnother() throws IOException {
        java.net.http.HttpResponse<String> answer = download();

        assertEquals(200, answer.statusCode());
        assertTrue(answer.headers()
                .firstValue("Content-Disposition")
                .orElse("")
                .matches("attachment; filename=\"tickertape-alice-\\d{4}-\\d{2}-\\d{2}\\.csv\""));
        assertTrue(answer.headers().firstValue("Content-Type").orElse("").startsWith("text/csv"));
        List<Map<String, String>> rows = CsvFile.read(answer.body());
        String leftOut = String.valueOf(rows.remove(1).get("What happened"));
        assertTrue(leftOut.matches("a record that cannot be read is left out: " + TOPIC + "-\\d+@\\d+"), leftOut);
        assertEquals(3 * ORDERS + 1, rows.size());
        for (int report = 0; report < rows.size(); report++) {
            assertEquals(Integer.toString(report + 1), rows.get(report).get("Report"));
        }
        assertEquals("enough of it", rows.get(3 * ORDERS).get("Reason"));
    }

    @Test
    void isNotForThoseWhoAreNotLoggedIn() throws IOException {
        assertEquals(303, new Visitor(server.getPort()).get("/blotter.csv").statusCode());
    }

    @Test
    void readsNoMoreThanTwoHistoriesAtOnce() throws IOException {
        StreamedFile one = begun("bob");
        StreamedFile other = begun("carol");
        java.net.http.HttpResponse<String> refused = download();
        assertEquals(503, refused.statusCode());
        assertEquals("5", refused.headers().firstValue("Retry-After").orElse(""));

        one.getInputStream().close();
        assertEquals(200, downloadedAfterAll());
        other.getInputStream().close();
    }

    @Test
    void readsAnAccountsHistoryOnceAtATime() throws IOException {
        StreamedFile one = begun("alice");
        assertEquals(503, download().statusCode());

        one.getInputStream().close();
        assertEquals(200, downloadedAfterAll());
    }

    @Test
    void makesRoomOfAHistoryThatIsNotReadOn() throws IOException {
        StreamedFile one = begun("bob");
        StreamedFile other = begun("carol");

        assertEquals(200, downloadedAfterAll());
        assertThrows(IOException.class, () -> one.getInputStream().readAllBytes());
        other.getInputStream().close();
    }

    @Test
    void isGivenUpWhenTheBrowserGoesAway() throws IOException {
        Visitor alice = alice();
        for (int download = 0; download < 3; download++) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.getPort())) {
                socket.setReceiveBufferSize(4096);
                socket.getOutputStream()
                        .write(("GET /blotter.csv HTTP/1.1\r\nHost: localhost\r\nCookie: " + alice.cookieHeader()
                                        + "\r\n\r\n")
                                .getBytes(UTF_8));
                assertEquals("HTTP/1.1", new String(socket.getInputStream().readNBytes(8), UTF_8));
            }
        }
        assertEquals(200, downloadedAfterAll());
    }

    /** The status in the end: a place is free again after a moment, or when nobody has read on for long. */
    private int downloadedAfterAll() throws IOException {
        Visitor alice = alice();
        long end = System.nanoTime() + 30_000_000_000L;
        int status = download(alice).statusCode();
        while (status == 503 && System.nanoTime() < end) {
            status = download(alice).statusCode();
        }
        return status;
    }

    private StreamedFile begun(String account) {
        Principal user = () -> account;
        HttpResponse<?> answer = controller.history(user);
        return (StreamedFile) answer.getBody().orElseThrow();
    }

    private Visitor alice() throws IOException {
        return Visitor.loggedIn(server.getPort(), "alice");
    }

    private java.net.http.HttpResponse<String> download() throws IOException {
        return download(alice());
    }

    private static java.net.http.HttpResponse<String> download(Visitor visitor) throws IOException {
        return visitor.get("/blotter.csv", "text/csv");
    }
}
