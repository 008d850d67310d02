package io.tickertape.testbed.bench.load;

import io.tickertape.testbed.bench.process.BenchException;
import io.tickertape.testbed.bench.process.Broker;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Puts ticks on {@code prices} until it is closed, and remembers how many were made when. */
public final class TickProducer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final long SECOND_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long CLOSE_HUNDREDTHS = 15_000;

    private final Load load;
    private final boolean sized;
    private final KafkaProducer<byte[], byte[]> producer;
    private final NavigableMap<Long, Integer> made = new ConcurrentSkipListMap<>();
    private final Thread thread = new Thread(this::run, "ticks");
    private volatile boolean closed;
    private volatile @Nullable Exception failure;
    private long sequence;

    /** Starts at once. */
    public TickProducer(String bootstrapServers, Load load) {
        this(bootstrapServers, load, true);
    }

    /** @param sized whether ticks say how many shares were traded, which is the most that they can fill */
    public TickProducer(String bootstrapServers, Load load, boolean sized) {
        this.load = load;
        this.sized = sized;
        this.producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.ACKS_CONFIG,
                        "1",
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                        false,
                        // The ticks of one moment go in one request, so that a reader gets them together.
                        ProducerConfig.LINGER_MS_CONFIG,
                        1),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        thread.setDaemon(true);
        thread.start();
    }

    /** Ticks that were made from one epoch millisecond up to, not including, another. */
    public long made(long fromMillis, long toMillis) {
        if (failure != null) {
            throw new BenchException("A tick was not taken by the broker", failure);
        }
        return made.subMap(fromMillis, toMillis).values().stream()
                .mapToLong(Integer::longValue)
                .sum();
    }

    private void run() {
        long start = System.nanoTime();
        long sliceNanos = SECOND_NANOS / load.rate() / load.slices();
        for (long slice = 0; !closed; slice++) {
            long due = start + slice * sliceNanos;
            for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
                LockSupport.parkNanos(wait);
            }
            send((int) (slice % load.slices()), System.currentTimeMillis());
        }
    }

    private void send(int slice, long millis) {
        int count = 0;
        sequence++;
        for (int symbol = slice; symbol < load.symbols(); symbol += load.slices()) {
            String name = Load.symbol(symbol);
            ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                    Broker.TOPIC,
                    name.getBytes(StandardCharsets.US_ASCII),
                    tick(name, symbol, sequence, millis, sized).getBytes(StandardCharsets.US_ASCII));
            Future<?> unused = producer.send(record, (sent, refused) -> failure = refused == null ? failure : refused);
            count++;
        }
        made.merge(millis, count, Integer::sum);
    }

    /** A tick whose price goes up and down around its close. */
    static String tick(String symbol, int number, long sequence, long millis, boolean sized) {
        long hundredths = CLOSE_HUNDREDTHS + number + (sequence * 7 + number * 13L) % 400 - 200;
        return "{\"symbol\":\"%s\",\"price\":\"%s\",%s\"bid\":\"%s\",\"ask\":\"%s\",\"bidSize\":300,\"askSize\":200,"
                        .formatted(
                                symbol,
                                money(hundredths),
                                sized ? "\"size\":100," : "",
                                money(hundredths - 1),
                                money(hundredths + 1))
                + "\"previousClose\":\"%s\",\"volume\":%d,\"sequence\":%d,\"time\":%d}"
                        .formatted(money(CLOSE_HUNDREDTHS + number), 1_000_000 + sequence * 100, sequence, millis);
    }

    private static String money(long hundredths) {
        return hundredths / 100 + "." + hundredths / 10 % 10 + hundredths % 10;
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join(PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        producer.close(PATIENCE);
    }
}
