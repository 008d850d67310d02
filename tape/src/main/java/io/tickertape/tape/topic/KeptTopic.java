package io.tickertape.tape.topic;

import io.tickertape.tape.process.DaemonThreads;
import io.tickertape.tape.process.FatalErrors;
import io.tickertape.tape.process.Pulse;
import io.tickertape.tape.process.PulseSource;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A topic by which the instances of a service tell each other something: every instance reads it, and looks after it
 * meanwhile on a thread of its own, which may wait for Kafka.
 */
public final class KeptTopic implements PulseSource, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(KeptTopic.class);
    private static final Duration LOOK = Duration.ofSeconds(2);

    private final TopicSettings settings;
    private final TopicKeeper keeper;
    private final TopicReader reader;
    private final ScheduledExecutorService watch;

    /** Not read yet. */
    public KeptTopic(KafkaClients clients, TopicSettings settings, TopicReader reader) {
        this.settings = settings;
        this.reader = reader;
        keeper = clients.keeper(settings);
        watch = Executors.newSingleThreadScheduledExecutor(DaemonThreads.named(settings.name() + "-watch"));
    }

    /** Work that the watching thread does again and again while the topic is there. */
    public interface Task {
        void run() throws InterruptedException;
    }

    public void start() {
        start(() -> {});
    }

    /** Begins to read the topic and to look after it. */
    public void start(Task whileThere) {
        reader.start();
        var unused = watch.scheduleWithFixedDelay(
                FatalErrors.guard(() -> look(whileThere)), 0, LOOK.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look(Task whileThere) {
        try {
            if (keeper.isReachable()) {
                whileThere.run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            // A periodic task that throws is never run again.
            LOG.error("The topic {} could not be looked at", settings.name(), e);
        }
    }

    @Override
    public List<Pulse> pulses() {
        return List.of(reader.pulse());
    }

    @Override
    public void close() {
        watch.shutdownNow();
        reader.close();
    }
}
