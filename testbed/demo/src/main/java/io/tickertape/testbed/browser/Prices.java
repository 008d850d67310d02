package io.tickertape.testbed.browser;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** Ticks of many symbols at even times. */
final class Prices implements AutoCloseable {
    private static final int DEAREST_CENTS = 50_000;
    private static final int CHEAPEST_CENTS = 1_000;
    private static final int WIDEST_STEP_CENTS = 50;

    private final KafkaProducer<String, String> producer;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final Random random = new Random(1);

    Prices(String bootstrapServers) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringSerializer(), new StringSerializer());
    }

    /** Puts a tick of each symbol once. */
    void put(List<String> symbols) {
        symbols.forEach(this::put);
        producer.flush();
    }

    /** Puts ticks of each symbol from now on, spread over the time between two of the same. */
    @SuppressWarnings("FutureReturnValueIgnored") // goes on until this is closed
    void put(List<String> symbols, double ticksPerSecond) {
        long between = (long) (TimeUnit.SECONDS.toNanos(1) / ticksPerSecond / symbols.size());
        int[] next = {0};
        clock.scheduleAtFixedRate(() -> put(symbols.get(next[0]++ % symbols.size())), 0, between, TimeUnit.NANOSECONDS);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // a lost tick is followed by the next
    private void put(String symbol) {
        int cents = CHEAPEST_CENTS + Math.floorMod(symbol.hashCode() * 31, DEAREST_CENTS);
        int moved = cents + random.nextInt(-WIDEST_STEP_CENTS, WIDEST_STEP_CENTS);
        producer.send(new ProducerRecord<>(
                "prices",
                symbol,
                "{\"price\":\"%s\",\"bid\":\"%s\",\"ask\":\"%s\",\"size\":100,\"previousClose\":\"%s\"}"
                        .formatted(money(moved), money(moved - 1), money(moved + 1), money(cents))));
    }

    private static BigDecimal money(int cents) {
        return BigDecimal.valueOf(cents, 2);
    }

    @Override
    public void close() {
        clock.shutdownNow();
        producer.close();
    }
}
