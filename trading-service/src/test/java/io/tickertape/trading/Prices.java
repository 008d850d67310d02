package io.tickertape.trading;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tickertape.tape.market.Symbol;
import io.tickertape.tape.market.Tick;
import io.tickertape.trading.market.Market;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** A producer of prices and instruments, on topics of one partition that it creates where they are missing. */
public final class Prices implements AutoCloseable {
    private static final long PATIENCE_NANOS = 30_000_000_000L;

    private final KafkaProducer<byte[], byte[]> producer;
    private final String prices;
    private final String instruments;

    private Prices(KafkaProducer<byte[], byte[]> producer, String prices, String instruments) {
        this.producer = producer;
        this.prices = prices;
        this.instruments = instruments;
    }

    public static Prices on(String bootstrapServers) {
        return on(bootstrapServers, "prices", "instruments");
    }

    static Prices on(String bootstrapServers, String prices, String instruments) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            create(admin, prices);
            create(admin, instruments);
        }
        return new Prices(
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", bootstrapServers),
                        new ByteArraySerializer(),
                        new ByteArraySerializer()),
                prices,
                instruments);
    }

    private static void create(Admin admin, String topic) {
        try {
            admin.createTopics(List.of(new NewTopic(topic, Optional.of(1), Optional.empty())))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException(e);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Puts a last price for each symbol, and waits until the service has it: from then on it takes orders for it. */
    static void put(String bootstrapServers, Market market, String price, String... symbols) {
        try (Prices prices = on(bootstrapServers)) {
            for (String symbol : symbols) {
                prices.put(symbol, "{\"price\":\"" + price + "\"}");
            }
        }
        for (String symbol : symbols) {
            await(() -> market.latest(new Symbol(symbol)) != null);
        }
    }

    /** Puts a tick, and waits until the service has it. */
    static void putTick(String bootstrapServers, Market market, String symbol, String tick) {
        Tick before = market.latest(new Symbol(symbol));
        try (Prices prices = on(bootstrapServers)) {
            prices.put(symbol, tick);
        }
        await(() -> !Objects.equals(market.latest(new Symbol(symbol)), before));
    }

    static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("It did not come to be in time");
            }
            LockSupport.parkNanos(1_000_000);
        }
    }

    /** Puts a last price, and waits until the service has it. */
    static void move(String bootstrapServers, Market market, String symbol, String price) {
        try (Prices prices = on(bootstrapServers)) {
            prices.put(symbol, "{\"price\":\"" + price + "\"}");
        }
        await(() -> {
            Tick latest = market.latest(new Symbol(symbol));
            return latest != null && latest.price().toString().startsWith(price);
        });
    }

    public void put(String symbol, String tick) {
        send(prices, symbol, tick);
    }

    /** Takes a symbol off the feed. */
    public void takeOff(String symbol) {
        send(prices, symbol, null);
    }

    /** Puts what is known of an instrument; null forgets it. */
    public void instrument(String symbol, @Nullable String instrument) {
        send(instruments, symbol, instrument);
    }

    private void send(String topic, String key, @Nullable String value) {
        try {
            producer.send(new ProducerRecord<>(
                            topic, key.getBytes(UTF_8), value == null ? null : value.getBytes(UTF_8)))
                    .get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
