package io.tickertape.tape.topic;

import io.tickertape.tape.process.Pulse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads the records of the keys that somebody waits for ahead of all others, on a thread of its own: a pass over all
 * that their partitions retain, in which only theirs are looked at, and then what comes. Keys that are awaited later
 * have a pass of their own, in which those before them come once more.
 */
public final class AheadReader implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(20);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** What is made of the records; called on the reader's thread alone. */
    public interface Records {
        void read(ConsumerRecord<byte[], byte[]> record);

        /** What had come in one go has been read. */
        void paused();

        /** All that there was of these keys when their pass began has been read. */
        void caughtUp(Set<String> keys);
    }

    private final String topic;
    private final Records records;
    private final ConsumerThread thread;
    private final Set<String> awaited = ConcurrentHashMap.newKeySet();
    /** Those of the pass, as names and as they stand in the records. */
    private Set<String> aboard = Set.of();

    private Set<ByteBuffer> keys = Set.of();
    private Map<TopicPartition, Long> ends = new HashMap<>();
    private boolean passing;

    public AheadReader(TopicSource source, Records records) {
        this.topic = source.topic();
        this.records = records;
        thread = new ConsumerThread(topic + "-ahead-reader", source, new ConsumerThread.Work() {
            @Override
            public void begin(Consumer<byte[], byte[]> consumer) {
                aboard = Set.of();
                passes(false);
            }

            @Override
            public void turn(Consumer<byte[], byte[]> consumer) throws InterruptedException {
                if (!passing) {
                    board(consumer);
                }
                read(consumer);
            }
        });
    }

    public void start() {
        thread.start();
    }

    /** How the reading goes. */
    public Pulse pulse() {
        return thread.pulse();
    }

    /** Any thread may say so; what is said twice is said once. */
    public void await(String key) {
        awaited.add(key);
    }

    /** Begins a pass for those that came since the one before. */
    private void board(Consumer<byte[], byte[]> consumer) {
        if (awaited.size() == aboard.size()) {
            return;
        }
        int partitions = consumer.partitionsFor(topic, PATIENCE).size();
        if (partitions == 0) {
            // There is no such topic yet, so that there is no past of it.
            return;
        }
        Set<String> boarding = Set.copyOf(awaited);
        List<TopicPartition> theirs = boarding.stream()
                .map(key -> new TopicPartition(topic, KeyPartition.of(bytes(key), partitions)))
                .distinct()
                .toList();
        ends = consumer.endOffsets(theirs, PATIENCE);
        consumer.assign(theirs);
        consumer.seekToBeginning(theirs);
        aboard = boarding;
        keys = boarding.stream().map(key -> ByteBuffer.wrap(bytes(key))).collect(Collectors.toSet());
        passes(true);
    }

    private static byte[] bytes(String key) {
        return key.getBytes(StandardCharsets.UTF_8);
    }

    private void read(Consumer<byte[], byte[]> consumer) throws InterruptedException {
        if (consumer.assignment().isEmpty()) {
            var unused = thread.isClosedWithin(POLL);
            return;
        }
        ConsumerRecords<byte[], byte[]> come = consumer.poll(POLL);
        boolean any = false;
        for (ConsumerRecord<byte[], byte[]> record : come) {
            if (record.key() != null && keys.contains(ByteBuffer.wrap(record.key()))) {
                records.read(record);
                any = true;
            }
        }
        if (any) {
            records.paused();
        }
        if (passing && isThrough(consumer)) {
            records.caughtUp(aboard);
            passes(false);
        }
    }

    private synchronized void passes(boolean now) {
        passing = now;
        notifyAll();
    }

    /** Waits for the end of the pass that is under way, if there is one, and no longer than this. */
    public synchronized void letPass(Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        for (long left = atMost.toMillis(); passing && left > 0; left = (end - System.nanoTime()) / 1_000_000) {
            wait(left);
        }
    }

    private boolean isThrough(Consumer<byte[], byte[]> consumer) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey(), PATIENCE) >= end.getValue());
    }

    @Override
    public void close() {
        thread.close();
        passes(false);
    }
}
