package io.tickertape.trading.execution;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tickertape.testbed.records.Mutations;
import io.tickertape.trading.History;
import io.tickertape.trading.Silence;
import io.tickertape.trading.blotter.Blotter;
import io.tickertape.trading.blotter.BlotterConfiguration;
import io.tickertape.trading.message.ReportJson;
import io.tickertape.trading.message.SetAside;
import io.tickertape.trading.order.ExecutionReport;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportRecordsTest {
    private static final String TOPIC = "executions";
    private static final TopicPartition PARTITION = new TopicPartition(TOPIC, 0);

    private final History history = new History();
    private final AtomicInteger set = new AtomicInteger();
    private final SetAside aside = new SetAside(TOPIC, "test", set::incrementAndGet);
    private final Blotter blotter = Silence.blotter(new BlotterConfiguration(500, 200, 20_000));
    private final ReportRecords records = new ReportRecords(new Folding(), aside);
    private long offset;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"garbage\":1}",
                "{\"account\":\"alice\",\"sequence\":1,\"execType\":\"NEW\",\"time\":5}",
                "",
                "{\"account\":\"alice\",\"sequence\":1,\"execType\":\"ACCOUNT_OPENED\",\"cash\":\"1e999999999\",\"time\":5}",
                "{\"account\":\"bob\",\"sequence\":1,\"execType\":\"ACCOUNT_OPENED\",\"cash\":\"1\",\"time\":5}",
                "{\"account\":\"alice\",\"sequence\":7,\"execType\":\"ACCOUNT_OPENED\",\"cash\":\"1\",\"time\":5}",
                "{\"account\":\"alice\",\"sequence\":1,\"execType\":\"ACCOUNT_OPENED\",\"cash\":\"1\",\"time\":9223372036854775807}"
            })
    void setsARecordAsideThatIsNoReportOrCannotFollowAndTakesTheNext(String value) {
        tell("alice", value.getBytes(UTF_8));
        assertEquals(1, set.get());

        history.opens();
        tell("alice", ReportJson.write(history.reports.get(0)));
        assertEquals(1, set.get());
        assertEquals(1, sequence("alice"));
    }

    @Test
    void survivesEveryMutantOfAReportAndFoldsTheNextGoodOneAtOnce() {
        trade();
        Mutations mutations = new Mutations(1, good("alice"));
        List<byte[]> bobs = good("bob");
        int next = 0;
        int count = Mutations.count();
        for (int mutant = 0; mutant < count; mutant++) {
            tell("alice", mutations.next());
            blotter.announceReports();
            if (mutant % (count / bobs.size() + 1) == 0) {
                tell("bob", bobs.get(next++));
                assertEquals(next, sequence("bob"));
            }
        }
        assertTrue(next > 5, "too few good ones");
        assertTrue(set.get() > count / 2, () -> set + " of " + count + " were set aside");
    }

    @Test
    void leavesOutOfAHistoryWhatCannotBeReadAndSaysSoInItsPlace() {
        trade();
        List<byte[]> good = good("alice");
        Mutations mutations = new Mutations(2, good);
        List<byte[]> values = new ArrayList<>();
        int count = Mutations.count();
        for (int mutant = 0; mutant < count; mutant++) {
            values.add(mutations.next());
        }
        values.add(null);
        values.addAll(good);
        List<ReportScan.Line> lines = new ArrayList<>();
        try (ReportScan scan = scan(values)) {
            for (List<ReportScan.Line> some = scan.next(); !some.isEmpty(); some = scan.next()) {
                lines.addAll(some);
            }
        }

        assertEquals(values.size(), lines.size());
        assertEquals(new ReportScan.Line.LeftOut(PARTITION, count), lines.get(count));
        assertEquals(
                history.reports.stream()
                        .<ReportScan.Line>map(ReportScan.Line.Of::new)
                        .toList(),
                lines.subList(count + 1, lines.size()));
        assertTrue(set.get() > count / 2);
    }

    private ReportScan scan(List<byte[]> values) {
        MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
        Node node = Node.noNode();
        consumer.updatePartitions(
                TOPIC, List.of(new PartitionInfo(TOPIC, 0, node, new Node[] {node}, new Node[] {node})));
        consumer.updateBeginningOffsets(new HashMap<>(Map.of(PARTITION, 0L)));
        consumer.updateEndOffsets(new HashMap<>(Map.of(PARTITION, (long) values.size())));
        ReportScan scan = new ReportScan("alice", consumer, TOPIC, InstantSource.system(), aside);
        for (int i = 0; i < values.size(); i++) {
            consumer.addRecord(new ConsumerRecord<>(TOPIC, 0, i, "alice".getBytes(UTF_8), values.get(i)));
        }
        return scan;
    }

    private void trade() {
        history.opens();
        for (int order = 0; order < 10; order++) {
            history.cancels(history.fills(history.accepts("c" + order, "0-" + order), 1), "enough of it");
            history.setsAlert("1-" + order);
            history.firesAlert("1-" + order);
            history.removesAlert("1-" + order);
        }
    }

    private List<byte[]> good(String account) {
        List<byte[]> values = new ArrayList<>();
        for (ExecutionReport report : history.reports) {
            values.add(new String(ReportJson.write(report), UTF_8)
                    .replace("\"alice", "\"" + account)
                    .getBytes(UTF_8));
        }
        return values;
    }

    private long sequence(String account) {
        return blotter.look(account).account().sequence();
    }

    private void tell(String key, byte @Nullable [] value) {
        records.tell(new ConsumerRecord<>(TOPIC, 0, offset++, key.getBytes(UTF_8), value));
    }

    /** Folds at once what an account's thread would fold. */
    private final class Folding implements ReportListener {
        @Override
        public void report(ExecutionReport report, Consumer<RuntimeException> misfit) {
            try {
                blotter.report(report);
            } catch (RuntimeException e) {
                misfit.accept(e);
            }
        }

        @Override
        public void paused() {}

        @Override
        public void caughtUp(String account) {}

        @Override
        public void progress(int percent) {}
    }
}
