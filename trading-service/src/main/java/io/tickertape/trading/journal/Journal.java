package io.tickertape.trading.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tickertape.tape.process.DaemonThreads;
import io.tickertape.tape.process.FatalErrors;
import io.tickertape.tape.process.Pulse;
import io.tickertape.tape.process.PulseSource;
import io.tickertape.tape.topic.KafkaClients;
import io.tickertape.tape.topic.ReadFrom;
import io.tickertape.tape.topic.Records;
import io.tickertape.tape.topic.TopicKeeper;
import io.tickertape.tape.topic.TopicReader;
import io.tickertape.tape.topic.TopicSource;
import io.tickertape.tape.topic.Topics;
import io.tickertape.trading.message.CommandJson;
import io.tickertape.trading.message.SetAside;
import io.tickertape.trading.order.Command;
import io.tickertape.trading.order.Refusal;
import io.tickertape.trading.order.Withdraw;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The promise that the service makes: a command is received when, and only when, it stands on the journal in time.
 *
 * <p>Four threads: one writes, one reads, one lets time pass over the undecided, one looks after the topic.
 */
public final class Journal implements PulseSource, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Journal.class);
    private static final long TICK_MILLIS = 50;
    private static final int MARK_EVERY_TICKS = 10;
    private static final long LOOK_MILLIS = 2_000;
    /** What is read back has been told by its acknowledgement, but for what is another instance's. */
    private static final Duration GATHER = Duration.ofMillis(20);

    private final JournalConfiguration config;
    private final JournalListener listener;
    private final InstantSource clock;
    private final SetAside aside;
    private final KafkaClients clients;
    private final PendingCommands undecided;
    private final JournalWriter writer;
    private final TopicReader reader;
    private final ScheduledExecutorService time =
            Executors.newSingleThreadScheduledExecutor(DaemonThreads.named("journal-time"));
    private final ScheduledExecutorService watch =
            Executors.newSingleThreadScheduledExecutor(DaemonThreads.named("journal-watch"));
    private final List<Thread> threads = new CopyOnWriteArrayList<>();
    private final Pulse timePulse = new Pulse("journal-time");
    private final Pulse watchPulse = new Pulse("journal-watch");
    private long ticks;
    private volatile boolean reachable;
    private volatile long reachableNanos;
    private volatile boolean restored;
    private JournalState state = JournalState.UNREACHABLE;

    /**
     * Nothing runs yet.
     *
     * @param from where the reading of the past begins: what is before it, the engine has reported
     */
    public Journal(
            JournalConfiguration config,
            KafkaClients clients,
            ReadFrom from,
            JournalListener listener,
            InstantSource clock,
            SetAside aside) {
        this.config = config;
        this.clients = clients;
        this.listener = listener;
        this.clock = clock;
        this.aside = aside;
        undecided = new PendingCommands(config, listener);
        writer = new JournalWriter(
                config, clients.producers("trading-journal-writer", config.lifetime()), undecided, clock);
        TopicSource source = clients.source(config.topic(), "trading-journal-reader");
        reader = new TopicReader(source.from(from).gathering(GATHER), new Lines());
    }

    public void start() {
        threads.add(started("journal-writer", writer));
        reader.start();
        var unusedTicks = time.scheduleWithFixedDelay(
                FatalErrors.guard(this::passTime), TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
        TopicKeeper topic = clients.keeper(Topics.orders(config.topic(), config.partitions()));
        var unusedLooks = watch.scheduleWithFixedDelay(
                FatalErrors.guard(() -> look(topic)), 0, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Takes a command; what becomes of it is said to the listener, first of all that it is being sent. */
    public Optional<Refusal> submit(Command command) {
        Optional<Refusal> refusal = undecided.admit(command);
        if (refusal.isEmpty()) {
            writer.write(command);
        }
        return refusal;
    }

    /** Has the engine refuse an order that may still come; once that is certain, the listener is told. */
    public void withdraw(Withdraw withdraw) {
        if (undecided.admit(withdraw)) {
            writer.write(withdraw);
        }
    }

    /** Writes a record of no content to a partition: who sleeps until there is one wakes. */
    public void mark(int partition) {
        writer.mark(partition);
    }

    public synchronized JournalState state() {
        return state;
    }

    @Override
    public List<Pulse> pulses() {
        return List.of(writer.pulse(), reader.pulse(), timePulse, watchPulse);
    }

    /** For how long Kafka has answered without a break; zero while it does not. */
    public Duration reachableFor() {
        return reachable ? Duration.ofNanos(Math.max(1, System.nanoTime() - reachableNanos)) : Duration.ZERO;
    }

    public int undecided() {
        return undecided.count();
    }

    /** What stands on the journal decides what becomes of a command. */
    private final class Lines implements Records {
        @Override
        public void read(ConsumerRecord<byte[], byte[]> line) {
            Instant stamp = Instant.ofEpochMilli(line.timestamp());
            CommandJson.Line command = CommandJson.read(line.value());
            if (command instanceof CommandJson.Line.Of of) {
                journaled(of.command(), line, stamp);
            } else if (command instanceof CommandJson.Line.Unreadable unreadable) {
                aside.tell(line, "it is no command: " + unreadable.reason());
            }
            undecided.readPast(line.partition(), stamp);
        }

        /** What stands under another account's key, the engine does not carry out: nobody is told that it is received. */
        private void journaled(Command command, ConsumerRecord<byte[], byte[]> line, Instant stamp) {
            if (Arrays.equals(line.key(), command.account().getBytes(UTF_8))) {
                undecided.journaled(command, stamp, line.offset());
            } else {
                aside.tell(line, "its key is not its account");
            }
        }

        @Override
        public void paused() {
            listener.letCatchUp();
        }

        @Override
        public void progress(int percent) {
            restored = percent == 100;
            tellState();
        }
    }

    private void passTime() {
        timePulse.beat();
        try {
            Set<Integer> overdue = undecided.tick(clock.instant());
            if (++ticks % MARK_EVERY_TICKS == 0) {
                overdue.forEach(writer::mark);
            }
        } catch (RuntimeException e) {
            // A periodic task that throws is never run again.
            LOG.error("The undecided orders could not be looked through", e);
        }
    }

    private void look(TopicKeeper topic) {
        watchPulse.beat();
        try {
            boolean now = topic.isReachable();
            if (now && !reachable) {
                reachableNanos = System.nanoTime();
            }
            reachable = now;
            tellState();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error("The journal's topic could not be looked at", e);
        }
    }

    private synchronized void tellState() {
        JournalState now =
                !reachable ? JournalState.UNREACHABLE : restored ? JournalState.LIVE : JournalState.RESTORING;
        if (now != state) {
            state = now;
            LOG.info("{}", now.words());
            listener.state(now);
        }
    }

    @Override
    public void close() {
        watchPulse.close();
        timePulse.close();
        watch.shutdownNow();
        time.shutdownNow();
        reader.close();
        writer.close();
        try {
            for (Thread thread : threads) {
                thread.join(config.closeTimeout().toMillis() + 500);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Thread started(String name, Runnable task) {
        Thread thread = DaemonThreads.named(name).newThread(FatalErrors.guard(task));
        thread.start();
        return thread;
    }
}
