package io.tickertape.trading.login.topic;

import io.tickertape.tape.process.DaemonThreads;
import io.tickertape.tape.process.FatalErrors;
import io.tickertape.tape.process.Pulse;
import io.tickertape.tape.topic.KafkaClients;
import io.tickertape.tape.topic.LazyProducer;
import io.tickertape.tape.topic.ReadFrom;
import io.tickertape.tape.topic.Records;
import io.tickertape.tape.topic.TopicKeeper;
import io.tickertape.tape.topic.TopicReader;
import io.tickertape.tape.topic.Topics;
import io.tickertape.trading.login.CountedAttempt;
import io.tickertape.trading.login.LoginLimits;
import io.tickertape.trading.login.PasswordLogin;
import io.tickertape.trading.message.SetAside;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts the attempts to log in of all instances together. While Kafka is away, each counts its own. */
public final class AttemptsTopic implements CountedAttempt.Teller, LoginTopic, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AttemptsTopic.class);
    private static final Duration LOOK = Duration.ofSeconds(2);
    private static final Duration ANSWER = Duration.ofSeconds(5);

    private final String run = UUID.randomUUID().toString();
    private final String topic;
    private final LazyProducer producer;
    private final TopicKeeper keeper;
    private final TopicReader reader;
    private final ScheduledExecutorService watch =
            Executors.newSingleThreadScheduledExecutor(DaemonThreads.named("attempts-watch"));

    public AttemptsTopic(
            LoginLimits limits, PasswordLogin passwords, KafkaClients clients, InstantSource clock, SetAside aside) {
        topic = limits.attemptsTopic();
        producer = new LazyProducer(clients.producers("trading-attempts-writer", ANSWER));
        keeper = clients.keeper(Topics.loginAttempts(topic));
        reader = new TopicReader(
                clients.source(topic, "trading-attempts-reader").from(ReadFrom.within(limits.attemptsWindow(), clock)),
                reading(passwords, run, aside));
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
        reader.start();
        var unused =
                watch.scheduleWithFixedDelay(FatalErrors.guard(this::look), 0, LOOK.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public Pulse pulse() {
        return reader.pulse();
    }

    private void look() {
        try {
            var unused = keeper.isReachable();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error("The topic of attempts to log in could not be looked at", e);
        }
    }

    @Override
    public void tell(CountedAttempt attempt) {
        byte[] value = AttemptJson.value(new AttemptJson.Told(run, attempt));
        try {
            var unusedSinceItIsCountedHereAnyway = producer.send(new ProducerRecord<>(topic, value));
        } catch (KafkaException e) {
            LOG.debug("The other instances were not told of an attempt to log in: {}", e.toString());
        }
    }

    @Override
    public void close() {
        watch.shutdownNow();
        reader.close();
        producer.close();
    }
}
