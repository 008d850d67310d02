package io.tickertape.testbed.attack;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Attacks with records: by any producer of prices, and by an insider who may write to the desk's own topics. */
final class RecordAttacks implements AutoCloseable {
    private static final int PAUSE_MILLIS = 500;
    private static final int OF_PRODUCERS = 25;
    private static final int OF_INSIDERS = 10;
    /** So many that a service has as many as it takes before a run of 20 minutes looks whether memory still grows. */
    private static final int NEW_SYMBOLS = 40;

    private final KafkaProducer<byte[], byte[]> producer;
    private final Set<String> topics;

    RecordAttacks(Target target) throws InterruptedException {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", target.bootstrapServers(),
                "client.id", "attacks",
                "acks", "1",
                "enable.idempotence", "false",
                "delivery.timeout.ms", "8000",
                "request.timeout.ms", "5000",
                "linger.ms", "0");
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", target.bootstrapServers()))) {
            topics = admin.listTopics().names().get();
        } catch (ExecutionException e) {
            throw new AttackException("Kafka does not say which topics there are", e);
        }
        producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    List<Assignment> all() {
        BadRecords bad = new BadRecords();
        return List.of(
                flood("bad-ticks", "mutants of prices", "prices", OF_PRODUCERS, bad.ticks()),
                flood("bad-instruments", "mutants of instruments", "instruments", OF_PRODUCERS, bad.instruments()),
                flood("new-symbols", "prices of ever new symbols", "prices", NEW_SYMBOLS, bad::newSymbol),
                flood("bad-commands", "mutants under traders' keys", "orders", OF_INSIDERS, bad.commands()),
                flood("bad-reports", "mutants under traders' keys", "executions", OF_INSIDERS, bad.reports()),
                flood("bad-controls", "mutants of halts", "controls", OF_INSIDERS, bad.controls()),
                flood("bad-logins-ended", "mutants of ended logins", "logins.ended", OF_INSIDERS, bad.logins()));
    }

    private Assignment flood(
            String name, String purpose, String topic, int records, Supplier<ProducerRecord<byte[], byte[]>> next) {
        // Kafka takes what it is sent, or not in time from an attacker whom this machine gives too little time: whether
        // the services stand it, the prices and the orders tell.
        return Assignment.of(
                name,
                purpose,
                PAUSE_MILLIS,
                "written|no such topic|RecordTooLargeException|TimeoutException|no answer",
                new RecordFlood(producer, topics, topic, records, next));
    }

    @Override
    public void close() {
        producer.close(java.time.Duration.ofSeconds(2));
    }
}
