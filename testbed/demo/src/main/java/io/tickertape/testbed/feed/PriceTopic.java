package io.tickertape.testbed.feed;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.StringSerializer;

/** The producer: a price that Kafka does not take within two seconds is old, and dropped. */
final class PriceTopic implements AutoCloseable {
    private static final String TOPIC = "prices";

    private static final Map<String, Object> SETTINGS = Map.ofEntries(
            Map.entry("client.id", "feed"),
            Map.entry("acks", "1"),
            // Prices are newer than prices sent again: nothing is gained by the order of an outage.
            Map.entry("enable.idempotence", "false"),
            Map.entry("linger.ms", "0"),
            Map.entry("request.timeout.ms", "1500"),
            Map.entry("delivery.timeout.ms", "2000"),
            Map.entry("max.block.ms", "500"),
            Map.entry("buffer.memory", String.valueOf(4 << 20)),
            Map.entry("reconnect.backoff.ms", "100"),
            Map.entry("reconnect.backoff.max.ms", "500"));

    private final KafkaProducer<String, String> producer;
    private final Sequences sequences;
    private final Outage outage;
    private final InstantSource clock;

    PriceTopic(String bootstrapServers, InstantSource clock, Outage outage) {
        Map<String, Object> settings = new HashMap<>(SETTINGS);
        settings.put("bootstrap.servers", bootstrapServers);
        try {
            this.producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
        } catch (KafkaException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new FeedException("--bootstrap-servers " + bootstrapServers + ": " + cause.getMessage(), e);
        }
        this.clock = clock;
        this.sequences = new Sequences(clock.millis());
        this.outage = outage;
    }

    /** Waits until Kafka has the topic, so that the first prices are not lost; false if told to stop meanwhile. */
    boolean awaitTopic(CountDownLatch stop, Consumer<String> console) {
        boolean told = false;
        while (stop.getCount() > 0) {
            try {
                producer.partitionsFor(TOPIC);
                return true;
            } catch (org.apache.kafka.common.errors.TimeoutException e) {
                if (!told) {
                    told = true;
                    console.accept("Waiting for Kafka and its topic " + TOPIC);
                }
            }
        }
        return false;
    }

    /** Sends it as traded now; a failure is told, counted and forgotten. */
    void publish(Publishable tick) {
        publish(tick, clock.instant());
    }

    /** The same as traded at a time. */
    @SuppressWarnings("FutureReturnValueIgnored") // the callback hears the same
    void publish(Publishable tick, Instant time) {
        String value = tick.json()
                .whole("time", time.toEpochMilli())
                .whole("sequence", sequences.next(tick.symbol()))
                .toString();
        producer.send(
                new ProducerRecord<>(TOPIC, tick.symbol().name(), value), (metadata, failure) -> outage.sent(failure));
    }

    /**
     * Sends what is traded and waits until Kafka has it.
     *
     * @throws FeedException if Kafka does not answer or has no such topic
     */
    void describe(List<Instrument> instruments) throws InterruptedException {
        try {
            // Blocks until the topic is known, or throws: once, not once for each instrument.
            producer.partitionsFor("instruments");
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            for (Instrument instrument : instruments) {
                sent.add(producer.send(
                        new ProducerRecord<>("instruments", instrument.symbol().name(), instrument.json())));
            }
            for (Future<RecordMetadata> each : sent) {
                each.get(5, TimeUnit.SECONDS);
            }
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            throw new FeedException("Kafka does not take the names of the instruments: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(1));
    }
}
