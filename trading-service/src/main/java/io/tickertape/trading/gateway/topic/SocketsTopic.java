package io.tickertape.trading.gateway.topic;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tickertape.tape.process.DaemonThreads;
import io.tickertape.tape.process.FatalErrors;
import io.tickertape.tape.process.Pulse;
import io.tickertape.tape.process.PulseSource;
import io.tickertape.tape.topic.KafkaClients;
import io.tickertape.tape.topic.KeptTopic;
import io.tickertape.tape.topic.LazyProducer;
import io.tickertape.tape.topic.ReadFrom;
import io.tickertape.tape.topic.Records;
import io.tickertape.tape.topic.TopicReader;
import io.tickertape.tape.topic.Topics;
import io.tickertape.trading.gateway.SocketsElsewhere;
import io.tickertape.trading.message.SetAside;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts the sockets of an account at all instances together. While Kafka is away, each counts its own. */
public final class SocketsTopic implements SocketsElsewhere, PulseSource, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SocketsTopic.class);
    /** However fast sockets come and go, an account is told of so often at most. */
    private static final Duration TELL = Duration.ofMillis(100);

    private static final int RENEW_EVERY = 100;
    private static final Duration ANSWER = Duration.ofSeconds(5);

    private final String run = UUID.randomUUID().toString();
    private final SocketCounts counts = new SocketCounts();
    private final String name;
    private final InstantSource clock;
    private final LazyProducer producer;
    private final KeptTopic topic;
    private final ScheduledExecutorService teller =
            Executors.newSingleThreadScheduledExecutor(DaemonThreads.named("sockets-teller"));
    private long turns;

    public SocketsTopic(SocketsTopicConfiguration config, KafkaClients clients, InstantSource clock, SetAside aside) {
        this.name = config.socketsTopic();
        this.clock = clock;
        producer = new LazyProducer(clients.producers("trading-sockets-writer", ANSWER));
        TopicReader reader = new TopicReader(
                clients.source(name, "trading-sockets-reader").from(ReadFrom.within(SocketCounts.GOOD_FOR, clock)),
                reading(counts, run, aside));
        topic = new KeptTopic(clients, Topics.openSockets(name), reader);
    }

    static Records reading(SocketCounts counts, String run, SetAside aside) {
        return record -> {
            try {
                SocketCount count = SocketCount.read(record.value());
                if (!count.by().equals(run)) {
                    counts.take(count, Instant.ofEpochMilli(record.timestamp()));
                }
            } catch (IllegalArgumentException e) {
                aside.tell(record, "it is no count of sockets and counts for nothing: " + e.getMessage());
            }
        };
    }

    public void start() {
        topic.start();
        var unused =
                teller.scheduleWithFixedDelay(FatalErrors.guard(this::turn), 0, TELL.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public List<Pulse> pulses() {
        return topic.pulses();
    }

    @Override
    public int open(String account) {
        return counts.elsewhere(account, clock.instant());
    }

    @Override
    public void tell(String account, int open) {
        counts.here(account, open);
    }

    private void turn() {
        try {
            if (turns++ % RENEW_EVERY == 0) {
                counts.renew(clock.instant());
            }
            send();
        } catch (RuntimeException e) {
            // A periodic task that throws is never run again; all is told again soon.
            LOG.debug("The other instances were not told of the sockets here: {}", e.toString());
        }
    }

    private void send() {
        counts.takeUntold().forEach((account, open) -> {
            byte[] value = new SocketCount(run, account, open).bytes();
            try {
                var unusedSinceItIsToldAgain =
                        producer.send(new ProducerRecord<>(name, account.getBytes(UTF_8), value));
            } catch (KafkaException e) {
                LOG.debug("The other instances were not told of the sockets of {}: {}", account, e.toString());
            }
        });
    }

    /** The sockets here are closed by now, and the others are told so. */
    @Override
    public void close() {
        teller.shutdownNow();
        send();
        topic.close();
        producer.close();
    }
}
