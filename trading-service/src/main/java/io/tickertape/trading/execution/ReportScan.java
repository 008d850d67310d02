package io.tickertape.trading.execution;

import io.tickertape.tape.topic.KeyPartition;
import io.tickertape.trading.message.ReportJson;
import io.tickertape.trading.message.SetAside;
import io.tickertape.trading.order.ExecutionReport;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Reads one account's reports from their topic, from the first to the last that there was at the start, with a consumer
 * of its own. Its calls wait for Kafka; not for more than one thread at a time.
 */
public final class ReportScan implements AutoCloseable {
    /** What a record of the account's turned out to hold. */
    public sealed interface Line {
        record Of(ExecutionReport report) implements Line {}

        /** Nothing that can be read. */
        record LeftOut(TopicPartition partition, long offset) implements Line {
            /** For whoever reads the history: what is missing, and where it stands. */
            public String inWords() {
                return "a record that cannot be read is left out: " + partition + "@" + offset;
            }
        }
    }

    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration SILENCE = Duration.ofSeconds(10);
    private static final Duration TO_LEAVE = Duration.ofSeconds(1);

    private final byte[] key;
    private final InstantSource clock;
    private final SetAside aside;
    private final Consumer<byte[], byte[]> consumer;
    private final @Nullable TopicPartition partition;
    private final long end;

    ReportScan(String account, Consumer<byte[], byte[]> consumer, String topic, InstantSource clock, SetAside aside) {
        this.key = account.getBytes(StandardCharsets.UTF_8);
        this.clock = clock;
        this.aside = aside;
        this.consumer = consumer;
        int partitions = consumer.partitionsFor(topic, PATIENCE).size();
        if (partitions == 0) {
            partition = null;
            end = 0;
            return;
        }
        partition = new TopicPartition(topic, KeyPartition.of(key, partitions));
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
        end = consumer.endOffsets(List.of(partition), PATIENCE).getOrDefault(partition, 0L);
    }

    /**
     * Begins a scan.
     *
     * @throws org.apache.kafka.common.KafkaException if Kafka cannot be reached
     */
    public static ReportScan of(
            String account,
            String topic,
            Supplier<Consumer<byte[], byte[]>> consumers,
            InstantSource clock,
            SetAside aside) {
        Consumer<byte[], byte[]> consumer = consumers.get();
        try {
            return new ReportScan(account, consumer, topic, clock, aside);
        } catch (RuntimeException e) {
            consumer.close(CloseOptions.timeout(TO_LEAVE));
            throw e;
        }
    }

    /**
     * The next lines, oldest first; none when there are no more.
     *
     * @throws IllegalStateException if Kafka has had nothing to say for long
     */
    public List<Line> next() {
        List<Line> reports = new ArrayList<>();
        var silentSince = clock.instant();
        while (partition != null && reports.isEmpty() && consumer.position(partition, PATIENCE) < end) {
            var records = consumer.poll(POLL);
            if (!records.isEmpty()) {
                silentSince = clock.instant();
            } else if (Duration.between(silentSince, clock.instant()).compareTo(SILENCE) > 0) {
                throw new IllegalStateException("Kafka has not gone on with " + partition + " for " + SILENCE);
            }
            for (ConsumerRecord<byte[], byte[]> record : records) {
                if (record.offset() < end && Arrays.equals(record.key(), key)) {
                    reports.add(line(record));
                }
            }
        }
        return reports;
    }

    private Line line(ConsumerRecord<byte[], byte[]> record) {
        try {
            ExecutionReport report = ReportJson.read(record.value());
            return Arrays.equals(report.account().getBytes(StandardCharsets.UTF_8), key)
                    ? new Line.Of(report)
                    : leftOut(record, "its key is not its account");
        } catch (IllegalArgumentException e) {
            return leftOut(record, "it is no report: " + e.getMessage());
        }
    }

    private Line leftOut(ConsumerRecord<byte[], byte[]> record, String reason) {
        aside.tell(record, reason);
        return new Line.LeftOut(new TopicPartition(record.topic(), record.partition()), record.offset());
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(TO_LEAVE));
    }
}
