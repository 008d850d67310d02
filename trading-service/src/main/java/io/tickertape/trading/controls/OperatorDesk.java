package io.tickertape.trading.controls;

import io.tickertape.tape.process.FatalErrors;
import io.tickertape.tape.process.Pulse;
import io.tickertape.trading.topic.KafkaClients;
import io.tickertape.trading.topic.ReadFrom;
import io.tickertape.trading.topic.SetAside;
import io.tickertape.trading.topic.TopicKeeper;
import io.tickertape.trading.topic.TopicReader;
import io.tickertape.trading.topic.TopicSettings;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes what operators decide to the topic, and reads back what they all have decided. */
public final class OperatorDesk implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OperatorDesk.class);
    private static final Duration LOOK = Duration.ofSeconds(2);
    private static final Duration READ_BACK = Duration.ofSeconds(2);
    private static final Duration TO_END = Duration.ofSeconds(1);

    private final ControlsConfig config;
    private final Controls controls;
    private final KafkaClients clients;
    private final TopicReader reader;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "controls-watch");
        thread.setDaemon(true);
        return thread;
    });
    private @Nullable Producer<byte[], byte[]> producer;

    public OperatorDesk(ControlsConfig config, Controls controls, KafkaClients clients, SetAside aside) {
        this.config = config;
        this.controls = controls;
        this.clients = clients;
        reader = new TopicReader(
                config.topic(),
                () -> clients.consumer("trading-controls-reader"),
                ReadFrom.beginning(),
                new ControlsReader(controls, aside));
    }

    public void start() {
        reader.start();
        TopicKeeper topic = new TopicKeeper(TopicSettings.compacted(config.topic(), 1), clients.admin());
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
            producer()
                    .send(new ProducerRecord<>(config.topic(), ControlJson.key(scope), value))
                    .get(config.answerTimeout().toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            LOG.warn("Kafka did not acknowledge a control: {}", e.toString());
            return false;
        }
    }

    /** Made when it is needed: operators decide little, and the brokers may not be known yet at the start. */
    private synchronized Producer<byte[], byte[]> producer() {
        if (producer == null) {
            producer = clients.producer("trading-controls-writer", config.answerTimeout());
        }
        return producer;
    }

    @Override
    public void close() {
        watch.shutdownNow();
        reader.close();
        synchronized (this) {
            if (producer != null) {
                producer.close(TO_END);
            }
        }
    }
}
