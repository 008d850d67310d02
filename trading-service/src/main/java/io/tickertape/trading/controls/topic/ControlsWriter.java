package io.tickertape.trading.controls.topic;

import io.micronaut.context.exceptions.BeanInstantiationException;
import io.micronaut.messaging.exceptions.MessagingException;
import io.tickertape.tape.control.Control;
import io.tickertape.tape.control.ControlJson;
import io.tickertape.tape.control.Scope;
import io.tickertape.tape.process.Pulse;
import io.tickertape.tape.process.PulseSource;
import io.tickertape.tape.topic.KafkaClients;
import io.tickertape.tape.topic.KeptTopic;
import io.tickertape.tape.topic.TopicReader;
import io.tickertape.tape.topic.Topics;
import io.tickertape.trading.controls.Act;
import io.tickertape.trading.controls.Acts;
import io.tickertape.trading.controls.Controls;
import io.tickertape.trading.controls.ControlsConfiguration;
import io.tickertape.trading.message.ActJson;
import io.tickertape.trading.message.SetAside;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes what operators decide to the topic, and reads back what they all have decided. */
public final class ControlsWriter implements PulseSource, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ControlsWriter.class);
    private static final Duration READ_BACK = Duration.ofSeconds(2);

    private final ControlsConfiguration config;
    private final Controls controls;
    private final Acts acts;
    private final ControlsProducer writer;
    private final KeptTopic topic;

    public ControlsWriter(
            ControlsConfiguration config,
            Controls controls,
            Acts acts,
            KafkaClients clients,
            ControlsProducer writer,
            SetAside aside) {
        this.writer = writer;
        this.config = config;
        this.controls = controls;
        this.acts = acts;
        TopicReader reader = new TopicReader(
                clients.source(config.topic(), "trading-controls-reader"), new ControlsReader(controls, acts, aside));
        topic = new KeptTopic(clients, Topics.controls(config.topic()), reader);
    }

    public void start() {
        topic.start();
    }

    @Override
    public List<Pulse> pulses() {
        return topic.pulses();
    }

    /** Stops something; the act once it is on Kafka, or nothing when that is not known. Waits for Kafka. */
    public Optional<Act> stop(Control control) throws InterruptedException {
        Act act = Act.of(newId(), control);
        boolean done = write(act, ControlJson.key(control.scope()), ControlJson.value(control));
        if (done) {
            // Who looks next sees it, unless another operator has decided otherwise since.
            var unused = controls.await(view -> view.active().contains(control), READ_BACK);
        }
        return done ? Optional.of(act) : Optional.empty();
    }

    /** Lets something go on; the act once it is on Kafka, or nothing when that is not known. Waits for Kafka. */
    public Optional<Act> lift(Scope scope, String by, Instant now) throws InterruptedException {
        Act act = new Act(newId(), Act.Kind.LIFT, scope, "", "", by, now);
        boolean done = write(act, ControlJson.key(scope), null);
        if (done) {
            var unused = controls.await(
                    view -> view.active().stream()
                            .noneMatch(control -> control.scope().equals(scope)),
                    READ_BACK);
        }
        return done ? Optional.of(act) : Optional.empty();
    }

    /**
     * Has every instance close the pages that an account has open now; the act once it is on Kafka, or nothing when that
     * is not known. Waits for Kafka.
     *
     * @param account whose pages
     * @param session the one page that is meant; empty for all
     */
    public Optional<Act> disconnect(Scope account, String session, String by, Instant now) throws InterruptedException {
        Act act = new Act(newId(), Act.Kind.DISCONNECT, account, session, "", by, now);
        return acknowledged(act, List.of(send(ActJson.key(act.id()), ActJson.value(act))))
                ? Optional.of(act)
                : Optional.empty();
    }

    private static String newId() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    /** The act goes with what it did, in one batch: without a wait between them that a crash could fall into. */
    private boolean write(Act act, byte[] scope, byte @Nullable [] control) throws InterruptedException {
        return acknowledged(act, List.of(send(ActJson.key(act.id()), ActJson.value(act)), send(scope, control)));
    }

    /** Making the producer, or sending, may fail at once. */
    private CompletableFuture<RecordMetadata> send(byte[] key, byte @Nullable [] value) {
        try {
            return writer.write(config.topic(), key, value);
        } catch (MessagingException | BeanInstantiationException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private boolean acknowledged(Act act, List<CompletableFuture<RecordMetadata>> records) throws InterruptedException {
        boolean done = false;
        try {
            CompletableFuture.allOf(records.toArray(CompletableFuture<?>[]::new))
                    .get(config.answerTimeout().toMillis(), TimeUnit.MILLISECONDS);
            done = true;
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("Kafka did not acknowledge a control: {}", e.toString());
        }
        LOG.info("{} {}: {}", act.by(), act.inWords(), done ? "on Kafka" : "not known to be on Kafka");
        if (done) {
            var unused = acts.await(act.id(), READ_BACK);
            for (Act old : acts.surplus()) {
                // Whoever acts next tries again.
                var unusedEitherWay = send(ActJson.key(old.id()), null);
            }
        }
        return done;
    }

    @Override
    public void close() {
        topic.close();
    }
}
