package io.tickertape.trading.engine.streams;

import io.tickertape.tape.json.Fields;
import io.tickertape.tape.market.Tick;
import io.tickertape.tape.process.LogPace;
import io.tickertape.trading.account.Account;
import io.tickertape.trading.engine.AccountEngine;
import io.tickertape.trading.market.Market;
import io.tickertape.trading.message.CommandJson;
import io.tickertape.trading.message.SetAside;
import io.tickertape.trading.order.Command;
import io.tickertape.trading.order.ExecutionReport;
import io.tickertape.trading.order.NewOrder;
import io.tickertape.trading.order.SubmissionState;
import io.tickertape.trading.order.Withdraw;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The accounts of one partition of the journal, on one thread. What it reads, stores and reports is one transaction:
 * after a crash it goes on where the last one ended, and nothing is decided twice.
 */
final class EngineProcessor implements Processor<byte[], byte[], byte[], byte[]> {
    private static final Logger LOG = LoggerFactory.getLogger(EngineProcessor.class);
    private static final Duration LOOK_AFTER_ORDERS_EVERY = Duration.ofMillis(250);

    private final BiFunction<Account, Consumer<ExecutionReport>, AccountEngine> opening;
    private final Market market;
    private final Duration matchEvery;
    private final CommitPace commits;
    private final PollPace polls;
    private final RulingsAwareness rulings;
    private final SetAside aside;
    private final boolean readsFormer;
    private final LogPace repeats = new LogPace(Duration.ofSeconds(1));

    private @Nullable ProcessorContext<byte[], byte[]> context;
    private @Nullable EngineStore store;
    private @Nullable AccountEngines engines;
    private @Nullable Cancellable matching;
    private @Nullable Cancellable lookingAfter;
    private @Nullable Cancellable committing;
    private int partition = -1;
    private long place;

    EngineProcessor(
            BiFunction<Account, Consumer<ExecutionReport>, AccountEngine> opening,
            Market market,
            EngineTiming timing,
            RulingsAwareness rulings,
            SetAside aside,
            boolean readsFormer) {
        this.opening = opening;
        this.market = market;
        matchEvery = timing.matchEvery();
        commits = timing.commits();
        polls = timing.polls();
        this.rulings = rulings;
        this.aside = aside;
        this.readsFormer = readsFormer;
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> given) {
        context = given;
        partition = given.taskId().partition();
        store = new EngineStore(given, readsFormer ? new FormerStores(given) : null);
        Consumer<Record<byte[], byte[]>> reports = report -> {
            given.forward(report, EngineTopology.REPORTS);
            commits.gather();
        };
        Consumer<Record<byte[], byte[]>> alerts = account -> given.forward(account, EngineTopology.ALERTS);
        engines = new AccountEngines(opening, store, new AccountEngines.Outputs(reports, alerts));
        engines.restore();
        keepTime();
        waitForTheNext();
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        carryOut(record);
        commits.gather();
        commitIfDue();
    }

    private void carryOut(Record<byte[], byte[]> record) {
        RecordMetadata journaled = context().recordMetadata().orElseThrow();
        CommandJson.Line line = CommandJson.read(record.value());
        if (line instanceof CommandJson.Line.Unreadable unreadable) {
            setAside(journaled, "it is no command: " + unreadable.reason());
        } else if (line instanceof CommandJson.Line.Of of) {
            Command command = of.command();
            if (!Arrays.equals(record.key(), command.account().getBytes(StandardCharsets.UTF_8))) {
                setAside(journaled, "its key is not its account");
            } else if (!Fields.isInstant(record.timestamp())) {
                setAside(journaled, "its timestamp is not from 1970 to 9999");
            } else {
                take(command, journaled, Instant.ofEpochMilli(record.timestamp()));
            }
        }
        // Also after a mark, by which it is made to look at the rulings.
        keepTime();
    }

    private void setAside(RecordMetadata record, String reason) {
        aside.tell(record.partition(), record.offset(), reason);
    }

    private void take(Command command, RecordMetadata journaled, Instant stamp) {
        if (command instanceof Withdraw withdraw) {
            if (withdraw.journaledAt(stamp).state() == SubmissionState.RECEIVED) {
                store().withdraw(withdraw);
            }
            return;
        }
        String id = journaled.partition() + "-" + journaled.offset();
        EngineStore.Arrival arrival = store().arrive(command, id);
        if (arrival == EngineStore.Arrival.REPEATED) {
            if (repeats.next().isPresent()) {
                LOG.info("The command at {} is ignored: one of its name came before", id);
            }
            return;
        }
        // Its order is tried at the latest tick: those before it come first.
        matchWhatHasCome();
        Consumer<AccountEngine> step = arrival == EngineStore.Arrival.WITHDRAWN && command instanceof NewOrder order
                ? engine -> engine.withdrawn(order, id, now())
                : engine -> engine.command(command, id, stamp, now());
        String account = command.account();
        // Whoever sent it was told that it is received, and is to know that nothing came of it.
        if (!engines().step(account, step) && !engines().step(account, engine -> engine.failed(command, id, now()))) {
            setAside(journaled, "it could not be carried out, nor refused");
        }
        engines().forget(account);
    }

    /** Every punctuation costs a transaction, even one in which nothing happens: there are none with nothing to do. */
    private void keepTime() {
        if (matching == null && isBusy()) {
            matching = context().schedule(matchEvery, PunctuationType.WALL_CLOCK_TIME, time -> match());
            lookingAfter = context()
                    .schedule(LOOK_AFTER_ORDERS_EVERY, PunctuationType.WALL_CLOCK_TIME, time -> lookAfterOrders());
        }
    }

    private boolean isBusy() {
        Set<String> flattened = rulings.flattened(partition);
        return engines().anyWaits() || engines().anyHolds(flattened);
    }

    private void matchWhatHasCome() {
        place = engines().anyWaits() ? market.from(place, this::match) : market.end();
    }

    private void match() {
        matchWhatHasCome();
        if (matching != null && !isBusy() && lookingAfter != null) {
            matching.cancel();
            lookingAfter.cancel();
            matching = null;
        }
        commitIfDue();
    }

    /** What has gathered and is not due yet is asked about again; without it no time is kept. */
    private void commitIfDue() {
        if (commits.take(context().currentSystemTimeMs())) {
            context().commit();
        }
        if (commits.hasGathered() && committing == null) {
            committing = context().schedule(commits.askEvery(), PunctuationType.WALL_CLOCK_TIME, time -> commitIfDue());
        } else if (!commits.hasGathered() && committing != null) {
            committing.cancel();
            committing = null;
        }
        waitForTheNext();
    }

    private void waitForTheNext() {
        if (committing == null && matching == null) {
            polls.sleeps(this);
        } else {
            polls.keepsTime(this, committing == null ? matchEvery : commits.askEvery());
        }
    }

    private void match(Tick tick) {
        for (String account : engines().waitingFor(tick.symbol())) {
            engines().step(account, engine -> engine.tick(tick, now()));
        }
    }

    private void lookAfterOrders() {
        matchWhatHasCome();
        Instant now = now();
        for (String account : engines().toLookAfter(rulings.flattened(partition))) {
            engines().step(account, engine -> {
                engine.ruled(now);
                engine.pass(now);
                engine.watch(now);
            });
        }
        engines().tidy();
        commitIfDue();
    }

    @Override
    public void close() {
        polls.gone(this);
        rulings.gone(partition);
    }

    private Instant now() {
        return Instant.ofEpochMilli(context().currentSystemTimeMs());
    }

    private ProcessorContext<byte[], byte[]> context() {
        return begun(context);
    }

    private EngineStore store() {
        return begun(store);
    }

    private AccountEngines engines() {
        return begun(engines);
    }

    private static <T> T begun(@Nullable T part) {
        if (part == null) {
            throw new IllegalStateException("The processor has not begun");
        }
        return part;
    }
}
