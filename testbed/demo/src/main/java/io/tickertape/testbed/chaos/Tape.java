package io.tickertape.testbed.chaos;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** What a trader sees on the screens all the time: the latest prices, and the orders that are open. */
final class Tape implements AutoCloseable {
    private final String bootstrapServers;
    private final Map<String, BigDecimal> prices = new ConcurrentHashMap<>();
    private final Map<String, Logs.Line> open = new ConcurrentHashMap<>();
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

    /** The latest reports of the account's open orders. */
    List<Logs.Line> open(String account) {
        return open.values().stream()
                .filter(report -> report.field("account").equals(account))
                .sorted(java.util.Comparator.comparing(Logs.Line::place))
                .toList();
    }

    private void read() {
        while (!closed) {
            try (KafkaConsumer<String, String> consumer = Logs.consumer(bootstrapServers)) {
                List<TopicPartition> partitions = new java.util.ArrayList<>(Logs.partitions(consumer, "prices"));
                partitions.addAll(Logs.partitions(consumer, "executions"));
                consumer.assign(partitions);
                consumer.seekToBeginning(partitions);
                while (!closed) {
                    consumer.poll(Duration.ofMillis(100)).forEach(this::take);
                }
            } catch (KafkaException brokerIsAway) {
                // The next one begins anew.
            }
        }
    }

    private void take(ConsumerRecord<String, String> record) {
        Logs.Line line = Logs.line(record);
        if (record.topic().equals("prices")) {
            prices.put(record.key(), new BigDecimal(line.field("price")));
        } else if (!line.field("orderId").isEmpty() && !line.field("execType").equals("CANCEL_REJECTED")) {
            if (List.of("NEW", "PARTIALLY_FILLED").contains(line.field("orderStatus"))) {
                open.put(line.field("orderId"), line);
            } else {
                open.remove(line.field("orderId"));
            }
        }
    }

    @Override
    public void close() {
        // It ends by itself, within a poll.
        closed = true;
    }
}
