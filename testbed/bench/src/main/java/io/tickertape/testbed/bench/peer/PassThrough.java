package io.tickertape.testbed.bench.peer;

import io.tickertape.testbed.bench.load.Load;
import io.tickertape.testbed.bench.trade.Accounts;
import io.tickertape.testbed.bench.trade.OrderText;
import io.tickertape.testbed.bench.trade.Place;
import io.tickertape.testbed.bench.trade.Rhythm;
import io.tickertape.testbed.bench.trade.StandardInput;
import io.tickertape.testbed.bench.trade.Tally;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;

/**
 * The limit of a desk: Kafka Streams, exactly once, with the desk's options, that hand each order on as it is; from the
 * send of a record to its arrival at a reader of what is committed, or to the acknowledgement alone. {@code
 * BOOTSTRAP-SERVERS FROM TO PLACES STATE AWAITED}, then see {@link StandardInput}.
 */
public final class PassThrough {
    private static final String NAME_FIELD = "\"clientOrderId\":\"";
    private static final Duration POLL = Duration.ofMillis(100);

    /** The end of an order's way that counts as its answer. */
    public enum Awaited {
        /** The broker has the order: a bare producer's limit on a machine that it shares with Streams at work. */
        RECEIVED,
        /** A reader of what is committed has what the Streams made of it. */
        PASSED_ON
    }

    private PassThrough() {}

    /** One trader, who sends the next when the broker has the one before. */
    private static final class Line extends Place {
        private final KafkaProducer<byte[], byte[]> producer;
        private final Map<String, Long> underway;
        private final String topic;
        private final Awaited awaited;
        private final int index;
        private long number;

        Line(
                Tally tally,
                ScheduledExecutorService timer,
                KafkaProducer<byte[], byte[]> producer,
                Map<String, Long> underway,
                String topic,
                Awaited awaited,
                int index) {
            super(tally, timer, index);
            this.producer = producer;
            this.underway = underway;
            this.topic = topic;
            this.awaited = awaited;
            this.index = index;
        }

        @Override
        protected void place() {
            String account = Accounts.name(index);
            String id = OrderText.clientOrderId(index, number++);
            if (awaited == Awaited.PASSED_ON) {
                underway.put(id, placedAt());
            }
            byte[] order =
                    OrderText.record(account, id, Load.symbol(index % OrderText.SYMBOLS), System.currentTimeMillis());
            var unused = producer.send(
                    new ProducerRecord<>(topic, account.getBytes(StandardCharsets.US_ASCII), order),
                    (metadata, failure) -> {
                        if (failure != null) {
                            StandardInput.fail("An order was not taken by the broker: " + failure);
                        }
                        if (awaited == Awaited.RECEIVED) {
                            tally.answered(placedAt(), System.nanoTime());
                        }
                        next();
                    });
        }
    }

    public static void main(String[] args) {
        Tally tally = new Tally();
        Map<String, Long> underway = new ConcurrentHashMap<>();
        StreamsBuilder topology = new StreamsBuilder();
        topology.stream(args[1], Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()))
                .to(args[2], Produced.with(Serdes.ByteArray(), Serdes.ByteArray()));
        new KafkaStreams(topology.build(), options(args[0], args[4])).start();
        Thread reader = new Thread(() -> read(args[0], args[2], underway, tally), "reader");
        reader.setUncaughtExceptionHandler((thread, failure) -> StandardInput.fail("The reader failed: " + failure));
        reader.start();
        KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        args[0],
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.LINGER_MS_CONFIG,
                        0),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1);
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < Integer.parseInt(args[3]); i++) {
            lines.add(new Line(tally, timer, producer, underway, args[1], Awaited.valueOf(args[5]), i));
        }
        new StandardInput(tally, perSecond -> {
                    Rhythm rhythm = new Rhythm(lines.size(), perSecond, System.nanoTime());
                    lines.forEach(line -> line.begin(rhythm));
                })
                .obey();
    }

    private static void read(String bootstrap, String topic, Map<String, Long> underway, Tally tally) {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrap,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.assign(consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList());
            while (!Thread.interrupted()) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    Long since = underway.remove(clientOrderId(record.value()));
                    if (since != null) {
                        tally.answered(since, System.nanoTime());
                    }
                }
            }
        }
    }

    static String clientOrderId(byte[] order) {
        String text = new String(order, StandardCharsets.US_ASCII);
        int from = text.indexOf(NAME_FIELD) + NAME_FIELD.length();
        return text.substring(from, text.indexOf('"', from));
    }

    /** Those of the desk. */
    private static Properties options(String bootstrap, String state) {
        Map<String, Object> all = new HashMap<>();
        all.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        all.put(StreamsConfig.APPLICATION_ID_CONFIG, "pass-through");
        all.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        all.put(StreamsConfig.STATE_DIR_CONFIG, state);
        all.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 1);
        all.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 10);
        all.put(StreamsConfig.POLL_MS_CONFIG, 2);
        all.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 0);
        all.put(StreamsConfig.producerPrefix(ProducerConfig.RETRY_BACKOFF_MS_CONFIG), 2);
        all.put(StreamsConfig.producerPrefix(ProducerConfig.RETRY_BACKOFF_MAX_MS_CONFIG), 2);
        Properties options = new Properties();
        options.putAll(all);
        return options;
    }
}
