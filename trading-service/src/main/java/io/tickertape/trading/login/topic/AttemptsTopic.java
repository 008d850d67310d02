package io.tickertape.trading.login.topic;

import io.tickertape.tape.process.Pulse;
import io.tickertape.tape.process.PulseSource;
import io.tickertape.tape.topic.KafkaClients;
import io.tickertape.tape.topic.KeptTopic;
import io.tickertape.tape.topic.LazyProducer;
import io.tickertape.tape.topic.ReadFrom;
import io.tickertape.tape.topic.Records;
import io.tickertape.tape.topic.TopicReader;
import io.tickertape.tape.topic.Topics;
import io.tickertape.trading.login.CountedAttempt;
import io.tickertape.trading.login.LoginLimits;
import io.tickertape.trading.login.PasswordLogin;
import io.tickertape.trading.message.SetAside;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts the attempts to log in of all instances together. While Kafka is away, each counts its own. */
public final class AttemptsTopic implements CountedAttempt.Teller, PulseSource, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AttemptsTopic.class);
    private static final Duration ANSWER = Duration.ofSeconds(5);

    private final String run = UUID.randomUUID().toString();
    private final String name;
    private final LazyProducer producer;
    private final KeptTopic topic;

    public AttemptsTopic(
            LoginLimits limits, PasswordLogin passwords, KafkaClients clients, InstantSource clock, SetAside aside) {
        name = limits.attemptsTopic();
        producer = new LazyProducer(clients.producers("trading-attempts-writer", ANSWER));
        TopicReader reader = new TopicReader(
                clients.source(name, "trading-attempts-reader").from(ReadFrom.within(limits.attemptsWindow(), clock)),
                reading(passwords, run, aside));
        topic = new KeptTopic(clients, Topics.loginAttempts(name), reader);
    }

    static Records reading(PasswordLogin passwords, String run, SetAside aside) {
        return record -> {
            try {
                AttemptJson.Told told = AttemptJson.read(record.value());
                if (!told.by().equals(run)) {
                    passwords.take(told.attempt(), Instant.ofEpochMilli(record.timestamp()));
                }
            } catch (IllegalArgumentException e) {
                aside.tell(record, "it is no attempt to log in and counts for nothing: " + e.getMessage());
            }
        };
    }

    public void start() {
        topic.start();
    }

    @Override
    public List<Pulse> pulses() {
        return topic.pulses();
    }

    @Override
    public void tell(CountedAttempt attempt) {
        byte[] value = AttemptJson.value(new AttemptJson.Told(run, attempt));
        try {
            var unusedSinceItIsCountedHereAnyway = producer.send(new ProducerRecord<>(name, value));
        } catch (KafkaException e) {
            LOG.debug("The other instances were not told of an attempt to log in: {}", e.toString());
        }
    }

    @Override
    public void close() {
        topic.close();
        producer.close();
    }
}
