package io.tickertape.testbed.chaos;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** The latest prices, which traders see all the time on other screens. */
final class Tape implements AutoCloseable {
    private final String bootstrapServers;
    private final Map<String, BigDecimal> prices = new ConcurrentHashMap<>();
    private volatile boolean closed;

    Tape(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
        Thread thread = new Thread(this::read, "tape");
        thread.setDaemon(true);
        thread.start();
    }

    Optional<BigDecimal> price(String symbol) {
        return Optional.ofNullable(prices.get(symbol));
    }

    private void read() {
        while (!closed) {
            try (KafkaConsumer<String, String> consumer = Logs.consumer(bootstrapServers)) {
                List<TopicPartition> partitions = Logs.partitions(consumer, "prices");
                consumer.assign(partitions);
                consumer.seekToBeginning(partitions);
                while (!closed) {
                    consumer.poll(Duration.ofMillis(100))
                            .forEach(record -> prices.put(
                                    record.key(),
                                    new BigDecimal(Logs.line(record).field("price"))));
                }
            } catch (KafkaException brokerIsAway) {
                // The next one begins anew.
            }
        }
    }

    @Override
    public void close() {
        // It ends by itself, within a poll.
        closed = true;
    }
}
