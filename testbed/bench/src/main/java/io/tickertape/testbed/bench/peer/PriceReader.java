package io.tickertape.testbed.bench.peer;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads {@code prices} for a peer, on a thread of its own, and makes frames as the ticker does: as soon as something
 * changed, but at least 20 ms after the one before, each symbol once.
 */
final class PriceReader implements Runnable {
    private static final String TOPIC = "prices";
    private static final long FRAME_NANOS = Duration.ofMillis(20).toNanos();
    /** The first change after a quiet while waits so long for the others, as the ticker has it do. */
    private static final long GATHERING_NANOS = Duration.ofMillis(2).toNanos();

    private static final Duration IDLE = Duration.ofMillis(500);

    private final String bootstrapServers;
    private final Consumer<Frame> frames;
    private final Map<String, PricedEvent> latest = new LinkedHashMap<>();
    private final Map<String, PricedEvent> changed = new LinkedHashMap<>();
    private long version;
    private long frameNumber;
    private long changedNanos;
    private long frameNanos = System.nanoTime();

    private PriceReader(String bootstrapServers, Consumer<Frame> frames) {
        this.bootstrapServers = bootstrapServers;
        this.frames = frames;
    }

    /** Reads until the program ends. */
    static void start(String bootstrapServers, Consumer<Frame> frames) {
        Thread thread = new Thread(new PriceReader(bootstrapServers, frames), "prices");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void run() {
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                5000,
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false);
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(TOPIC).stream()
                    .map(partition -> new TopicPartition(TOPIC, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (!Thread.currentThread().isInterrupted()) {
                consumer.poll(patience()).forEach(this::fold);
                if (!changed.isEmpty() && patience().isZero()) {
                    tell();
                }
            }
        } catch (InterruptException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Duration patience() {
        if (changed.isEmpty()) {
            return IDLE;
        }
        long due = Math.max(frameNanos + FRAME_NANOS, changedNanos + GATHERING_NANOS);
        return Duration.ofNanos(Math.max(0, due - System.nanoTime()));
    }

    private void fold(ConsumerRecord<byte[], byte[]> record) {
        ReadTick tick = ReadTick.parse(record.value());
        PricedEvent event = PricedEvent.of(tick, latest.get(tick.symbol()), ++version);
        latest.put(tick.symbol(), event);
        if (changed.isEmpty()) {
            changedNanos = System.nanoTime();
        }
        changed.remove(tick.symbol());
        changed.put(tick.symbol(), event);
    }

    private void tell() {
        frameNanos = System.nanoTime();
        frames.accept(new Frame(++frameNumber, List.copyOf(changed.values()), List.copyOf(latest.values())));
        changed.clear();
    }
}
