package io.tickertape.testbed.acceptance;

import io.tickertape.testbed.demo.Demo;
import io.tickertape.testbed.demo.Member;
import io.tickertape.testbed.demo.Options;
import io.tickertape.testbed.demo.TestMarkets;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Broker, ticker and desk as the processes that ship, and a plain producer and consumer beside them. */
final class WholeMarket implements AutoCloseable {
    /** Of dora, who has done nothing before the tests: "demo". */
    private static final String DEMO_PASSWORD =
            "pbkdf2-sha256:1000:YWNjZXB0YW5jZSB0ZXN0cw==:FJcl2zg65kXCjapmwqG0V0qlMuJmh6dlO7t5wOa7E6c=";

    private static final Duration POLL = Duration.ofMillis(200);

    private final Demo demo;
    private final KafkaProducer<String, String> producer;

    private WholeMarket(Demo demo) {
        this.demo = demo;
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", demo.bootstrapServers(), "reconnect.backoff.max.ms", 200),
                new StringSerializer(),
                new StringSerializer());
    }

    static WholeMarket open() throws IOException {
        Options options = TestMarkets.options("acceptance");
        return new WholeMarket(Demo.start(
                options.with("ticker", "tickertape.market.late-after", "6s")
                        .with("ticker", "tickertape.market.stale-after", "9s")
                        .with("trading", "tickertape.login.users.dora.password", DEMO_PASSWORD)
                        .with("trading", "tickertape.login.users.dora.roles", "TRADER")
                        // A price that was put once, before the test, is good for the whole test.
                        .with("trading", "tickertape.risk.quote-age", "1h"),
                System.out::println));
    }

    Member broker() {
        return demo.broker();
    }

    Member ticker() {
        return demo.ticker();
    }

    Member trading() {
        return demo.trading();
    }

    /** Starts what a test that failed has left stopped. */
    void revive() {
        for (Member member : List.of(broker(), ticker(), trading())) {
            if (!member.isAlive()) {
                member.start();
            }
        }
    }

    /** A program puts a price on Kafka. */
    void trades(String symbol, String price) throws ExecutionException, InterruptedException {
        puts(symbol, "{\"price\":\"" + price + "\"}");
    }

    /** A program takes a symbol off. */
    void removes(String symbol) throws ExecutionException, InterruptedException {
        producer.send(new ProducerRecord<>("prices", symbol, null)).get();
    }

    /** A program puts something on Kafka. */
    void puts(String key, String value) throws ExecutionException, InterruptedException {
        producer.send(new ProducerRecord<>("prices", key, value)).get();
    }

    /** A program says what a symbol is called. */
    void lists(String symbol, String name) throws ExecutionException, InterruptedException {
        producer.send(new ProducerRecord<>("instruments", symbol, "{\"name\":\"" + name + "\",\"currency\":\"USD\"}"))
                .get();
    }

    /** Everything on {@code orders}, from the first record to the last one there is now. */
    List<String> journaledOrders() {
        return everythingOn("orders").stream().map(ConsumerRecord::value).toList();
    }

    private List<ConsumerRecord<String, String>> everythingOn(String topic) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("bootstrap.servers", demo.bootstrapServers());
        settings.put("isolation.level", "read_committed");
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<String, String>> records = new ArrayList<>();
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(POLL).forEach(records::add);
            }
            return records;
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(1));
        demo.close();
    }
}
