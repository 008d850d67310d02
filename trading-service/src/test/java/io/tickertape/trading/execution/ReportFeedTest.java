package io.tickertape.trading.execution;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tickertape.tape.topic.ClientListener;
import io.tickertape.tape.topic.KafkaClients;
import io.tickertape.tape.topic.KafkaConfiguration;
import io.tickertape.trading.History;
import io.tickertape.trading.TestBroker;
import io.tickertape.trading.message.ReportJson;
import io.tickertape.trading.message.SetAside;
import io.tickertape.trading.order.ExecutionReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReportFeedTest {
    private static final String TOPIC = "executions-with-a-past";
    private static final int PATIENCE_SECONDS = 20;

    private final KafkaClients clients = new KafkaClients(KafkaConfiguration.of(connection()), ClientListener.NONE);
    private final KafkaProducer<byte[], byte[]> producer =
            new KafkaProducer<>(Map.copyOf(settings()), new ByteArraySerializer(), new ByteArraySerializer());
    private final History history = new History().opens();
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private final CountDownLatch goOn = new CountDownLatch(1);
    private final ReportFeed feed =
            new ReportFeed(TOPIC, clients, new Listener(), new SetAside(TOPIC, "test", () -> {}));

    @BeforeEach
    void trade() throws Exception {
        clients.admin()
                .createTopics(List.of(new NewTopic(TOPIC, 3, (short) 1)))
                .all()
                .get();
        history.fills(history.accepts("c1", "0-1"), 1);
        for (String account : List.of("crowd", "alice", "bob")) {
            for (ExecutionReport report : history.reports) {
                put(account, report);
            }
        }
    }

    @AfterEach
    void close() throws Exception {
        goOn.countDown();
        feed.close();
        producer.close();
        clients.admin().deleteTopics(List.of(TOPIC)).all().get();
        clients.close();
    }

    @Test
    void readsThePastOfAnAwaitedAccountAheadOfThatOfTheOthers() throws Exception {
        feed.await("alice");
        feed.start();
        assertEquals(List.of("alice-1", "alice-2", "alice-3", "caught up: alice"), until("caught up: alice"));

        history.fills(history.accepts("c2", "0-2"), 1);
        put("alice", history.reports.get(3));
        put("bob", history.reports.get(3));
        assertEquals(List.of("alice-4"), until("alice-4"));

        feed.await("bob");
        List<String> second = until("caught up: bob");
        assertTrue(second.containsAll(List.of("bob-1", "bob-2", "bob-3", "bob-4")), second::toString);
        assertEquals(
                List.of(),
                second.stream().filter(line -> line.startsWith("crowd")).toList());

        goOn.countDown();
        List<String> rest = until("100");
        assertTrue(rest.containsAll(List.of("crowd-1", "crowd-2", "crowd-3")), rest::toString);

        // With the past read, nothing is told twice any more.
        history.accepts("c3", "0-3");
        put("alice", history.reports.get(4));
        put("alice", history.reports.get(5));
        // Whether the past ends before the fourth report depends on when its reader began.
        rest.addAll(until("alice-6"));
        assertEquals(
                List.of("alice-1", "alice-2", "alice-3", "alice-4", "alice-5", "alice-6"),
                rest.stream().filter(line -> line.startsWith("alice")).toList());
    }

    private List<String> until(String last) throws InterruptedException {
        List<String> lines = new ArrayList<>();
        while (!lines.contains(last)) {
            @Nullable String line = told.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertTrue(line != null, () -> "nothing came after " + lines);
            lines.add(line);
        }
        return lines;
    }

    private void put(String account, ExecutionReport report) throws Exception {
        byte[] value = new String(ReportJson.write(report), UTF_8)
                .replace("\"alice", "\"" + account)
                .getBytes(UTF_8);
        producer.send(new ProducerRecord<>(TOPIC, account.getBytes(UTF_8), value))
                .get();
    }

    private static Map<String, Object> settings() {
        return Map.of("bootstrap.servers", TestBroker.bootstrapServers());
    }

    private static Properties connection() {
        Properties connection = new Properties();
        connection.putAll(settings());
        return connection;
    }

    /** Holds the reader of all reports up before its first one. */
    private final class Listener implements ReportListener {
        @Override
        public void report(ExecutionReport report, Consumer<RuntimeException> misfit) {
            if (!Thread.currentThread().getName().contains("ahead")) {
                try {
                    goOn.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            told.add(report.account() + "-" + report.sequence());
        }

        @Override
        public void paused() {}

        @Override
        public void caughtUp(String account) {
            told.add("caught up: " + account);
        }

        @Override
        public void progress(int percent) {
            if (percent == 100) {
                told.add("100");
            }
        }
    }
}
