package io.tickertape.trading.controls.topic;

import io.micronaut.context.exceptions.BeanInstantiationException;
import io.micronaut.messaging.exceptions.MessagingException;
import io.tickertape.tape.process.DaemonThreads;
import io.tickertape.tape.process.FatalErrors;
import io.tickertape.tape.process.Pulse;
import io.tickertape.tape.topic.KafkaClients;
import io.tickertape.tape.topic.TopicKeeper;
import io.tickertape.tape.topic.TopicReader;
import io.tickertape.tape.topic.Topics;
import io.tickertape.trading.controls.Control;
import io.tickertape.trading.controls.Controls;
import io.tickertape.trading.controls.ControlsConfiguration;
import io.tickertape.trading.controls.Scope;
import io.tickertape.trading.message.ControlJson;
import io.tickertape.trading.message.SetAside;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes what operators decide to the topic, and reads back what they all have decided. */
public final class ControlsWriter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ControlsWriter.class);
    private static final Duration LOOK = Duration.ofSeconds(2);
    private static final Duration READ_BACK = Duration.ofSeconds(2);

    private final ControlsConfiguration config;
    private final Controls controls;
    private final KafkaClients clients;
    private final ControlsProducer writer;
    private final TopicReader reader;
    private final ScheduledExecutorService watch =
            Executors.newSingleThreadScheduledExecutor(DaemonThreads.named("controls-watch"));

    public ControlsWriter(
            ControlsConfiguration config,
            Controls controls,
            KafkaClients clients,
            ControlsProducer writer,
            SetAside aside) {
        this.writer = writer;
        this.config = config;
        this.controls = controls;
        this.clients = clients;
        reader = new TopicReader(
                clients.source(config.topic(), "trading-controls-reader"), new ControlsReader(controls, aside));
    }

    public void start() {
        reader.start();
        TopicKeeper topic = clients.keeper(Topics.controls(config.topic()));
        var unused = watch.scheduleWithFixedDelay(
                FatalErrors.guard(() -> look(topic)), 0, LOOK.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** How the reading of what operators have decided goes. */
    public Pulse pulse() {
        return reader.pulse();
    }

    private static void look(TopicKeeper topic) {
        try {
            var unused = topic.isReachable();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error("The controls' topic could not be looked at", e);
        }
    }

    /** Stops something; true once it is on Kafka, false when that is not known. Waits for Kafka. */
    public boolean stop(Control control) throws InterruptedException {
        boolean done = write(control.scope(), ControlJson.value(control));
        LOG.info("{} by {}: {}", control.words(), control.by(), done ? "on Kafka" : "not known to be on Kafka");
        if (done) {
            // Who looks next sees it, unless another operator has decided otherwise since.
            var unused = controls.await(view -> view.active().contains(control), READ_BACK);
        }
        return done;
    }

    /** Lets something go on; true once it is on Kafka, false when that is not known. Waits for Kafka. */
    public boolean lift(Scope scope, String by) throws InterruptedException {
        boolean done = write(scope, null);
        LOG.info("Trading {} goes on by {}: {}", scope.inWords(), by, done ? "on Kafka" : "not known to be on Kafka");
        if (done) {
            var unused = controls.await(
                    view -> view.active().stream()
                            .noneMatch(control -> control.scope().equals(scope)),
                    READ_BACK);
        }
        return done;
    }

    private boolean write(Scope scope, byte @Nullable [] value) throws InterruptedException {
        try {
            writer.write(config.topic(), ControlJson.key(scope), value)
                    .get(config.answerTimeout().toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException | TimeoutException | MessagingException | BeanInstantiationException e) {
            LOG.warn("Kafka did not acknowledge a control: {}", e.toString());
            return false;
        }
    }

    @Override
    public void close() {
        watch.shutdownNow();
        reader.close();
    }
}
