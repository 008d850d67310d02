package io.tickertape.trading.engine.streams;

import io.tickertape.tape.process.DaemonThreads;
import io.tickertape.tape.process.FatalErrors;
import io.tickertape.tape.process.Pulse;
import io.tickertape.tape.process.PulseSource;
import io.tickertape.tape.topic.DeniedRights;
import io.tickertape.tape.topic.KafkaConfiguration;
import io.tickertape.tape.topic.TopicKeeper;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the engine's topology: begins once the topics are there and the market is known, begins anew what failed, and
 * tells how it stands.
 */
public final class EngineStreams implements PulseSource, AutoCloseable {
    /** Whose committed offsets say up to where commands have been carried out and reported. */
    public static final String GROUP = "tickertape-desk";

    private static final Logger LOG = LoggerFactory.getLogger(EngineStreams.class);
    private static final long LOOK_MILLIS = 250;
    private static final int LOOKS_OF_REST = 20;
    private static final Duration TO_END = Duration.ofSeconds(5);

    private final Properties options;
    private final Path stateDirectory;
    private final Supplier<Topology> topology;
    private final List<TopicKeeper> topics;
    private final Supplier<Optional<String>> past;
    private final BooleanSupplier prepared;
    private final Consumer<EngineState> listener;
    private final EngineFailures failures = new EngineFailures();
    private final RestoreProgress progress = new RestoreProgress();
    private final ScheduledExecutorService watch =
            Executors.newSingleThreadScheduledExecutor(DaemonThreads.named("engine-watch"));
    private volatile Consumer<KafkaStreams> meters = begun -> {};
    private volatile Runnable chore = () -> {};
    private volatile Runnable committed = () -> {};
    private volatile PollPace polls = new PollPace();
    private volatile @Nullable KafkaStreams streams;
    private volatile EngineState state = EngineState.WAITING;
    private final Pulse pulse = new Pulse("engine-watch");
    private volatile long movedNanos = System.nanoTime();
    private boolean closed;
    private int looksAtEnded;

    /**
     * Nothing runs yet.
     *
     * @param topology asked for once it is prepared
     * @param past names what the accounts came from; empty while it is not known. Each has a state of its own: that of
     *     another, of a Kafka that has been emptied since, would be taken for this one's
     * @param prepared whether all is known that the engine decides by
     */
    public EngineStreams(
            KafkaConfiguration kafka,
            EngineConfiguration config,
            Supplier<Topology> topology,
            List<TopicKeeper> topics,
            Supplier<Optional<String>> past,
            BooleanSupplier prepared,
            Consumer<EngineState> listener) {
        this.options = StreamsOptions.of(kafka, config);
        this.topology = topology;
        this.stateDirectory = config.stateDirectory();
        this.topics = List.copyOf(topics);
        this.past = past;
        this.prepared = prepared;
        this.listener = listener;
    }

    public void measureBy(Consumer<KafkaStreams> handing) {
        meters = handing;
    }

    /** Has something done again and again, while this runs. */
    public void doEachLook(Runnable work) {
        chore = work;
    }

    /** Tells of each transaction that has ended, on the thread that carries commands out. */
    public void tellCommits(Runnable listening) {
        committed = listening;
    }

    /** Has its thread wait for commands as its engines need it. */
    public void pollBy(PollPace pace) {
        polls = pace;
    }

    /** Says there what Kafka denies the engine. */
    public void tellDenials(DeniedRights rights) {
        failures.tellDenials(rights);
    }

    public void start() {
        var unused = watch.scheduleWithFixedDelay(FatalErrors.guard(this::look), 0, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    public EngineState state() {
        return state;
    }

    @Override
    public List<Pulse> pulses() {
        return List.of(pulse);
    }

    /** For how long it has been as it is, or at one percentage of its restoring. */
    public Duration unchangedFor() {
        return Duration.ofNanos(Math.max(0, System.nanoTime() - movedNanos));
    }

    /** For how long it has not been live, nor come any closer to it; zero while it is. */
    public Duration stoodStillFor() {
        return state.phase() == EngineState.Phase.LIVE ? Duration.ZERO : unchangedFor();
    }

    /** How long ago the thread that carries commands out asked Kafka for more; zero where there is none yet. */
    public Duration sinceTurn() {
        KafkaStreams running = streams;
        return running == null ? Duration.ZERO : StreamsFigures.sinceTurn(running);
    }

    /** Up to where it has carried commands out, by partition, as committed; and how many records are there behind. */
    public Map<Integer, Standing> standings() {
        KafkaStreams running = streams;
        return running == null ? Map.of() : StreamsFigures.standings(running);
    }

    /**
     * How far the engine has come in a partition of the journal.
     *
     * @param offset of the next command; below zero before the first
     */
    public record Standing(long offset, long lag) {}

    private void look() {
        pulse.beat();
        try {
            if (isDue(streams) && isPrepared()) {
                past.get().ifPresent(this::begin);
            }
            tell(streams);
            chore.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error("The engine could not be begun", e);
        }
    }

    /** What ended by itself rests: two of one name would take their accounts from each other all the time. */
    private boolean isDue(@Nullable KafkaStreams running) {
        if (running == null) {
            return true;
        }
        looksAtEnded = running.state().hasCompletedShutdown() ? looksAtEnded + 1 : 0;
        return looksAtEnded > LOOKS_OF_REST;
    }

    private boolean isPrepared() throws InterruptedException {
        boolean areReachable = true;
        for (TopicKeeper topic : topics) {
            // Each of them, so that an operator hears of every right that is missing at once.
            areReachable &= topic.isReachable();
        }
        return areReachable && prepared.getAsBoolean();
    }

    private synchronized void begin(String ofPast) {
        if (closed) {
            return;
        }
        options.put(
                StreamsConfig.STATE_DIR_CONFIG, stateDirectory.resolve(ofPast).toString());
        EngineClients clients = new EngineClients(() -> committed.run(), polls);
        KafkaStreams begun = new KafkaStreams(topology.get(), options, clients);
        begun.setGlobalStateRestoreListener(progress);
        begun.setUncaughtExceptionHandler(failures);
        streams = begun;
        begun.start();
        meters.accept(begun);
    }

    private void tell(@Nullable KafkaStreams running) {
        EngineState now = running == null
                ? EngineState.WAITING
                : switch (running.state()) {
                    case RUNNING -> new EngineState(EngineState.Phase.LIVE, 100);
                    case CREATED, REBALANCING -> new EngineState(EngineState.Phase.RESTORING, progress.percent());
                    case ERROR, PENDING_ERROR, PENDING_SHUTDOWN, NOT_RUNNING ->
                        new EngineState(EngineState.Phase.DOWN, 0);
                };
        if (!now.equals(state)) {
            if (now.phase() != state.phase()) {
                LOG.info("{}", now.words());
            }
            movedNanos = System.nanoTime();
            state = now;
            listener.accept(now);
        } else if (now.phase() == EngineState.Phase.LIVE) {
            failures.live(Duration.ofNanos(System.nanoTime() - movedNanos));
        }
    }

    /** Waits for what is just being begun: it would run on. */
    @Override
    public synchronized void close() {
        closed = true;
        pulse.close();
        watch.shutdownNow();
        KafkaStreams running = streams;
        if (running != null) {
            running.close(TO_END);
        }
    }
}
