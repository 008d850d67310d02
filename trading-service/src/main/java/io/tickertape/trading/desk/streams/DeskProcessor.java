package io.tickertape.trading.desk.streams;

import io.tickertape.tape.market.Symbol;
import io.tickertape.tape.market.Tick;
import io.tickertape.trading.account.Account;
import io.tickertape.trading.desk.AccountDesk;
import io.tickertape.trading.desk.DeskRules;
import io.tickertape.trading.desk.Rulings;
import io.tickertape.trading.execution.ReportJson;
import io.tickertape.trading.journal.CommandJson;
import io.tickertape.trading.market.Market;
import io.tickertape.trading.order.Command;
import io.tickertape.trading.order.ExecutionReport;
import io.tickertape.trading.order.ExecutionType;
import io.tickertape.trading.order.NewOrder;
import io.tickertape.trading.order.Order;
import io.tickertape.trading.order.OrderState;
import io.tickertape.trading.order.Withdraw;
import io.tickertape.trading.venue.Venue;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
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
final class DeskProcessor implements Processor<byte[], byte[], byte[], byte[]> {
    private static final Logger LOG = LoggerFactory.getLogger(DeskProcessor.class);
    private static final Duration LOOK_AFTER_ORDERS_EVERY = Duration.ofMillis(250);
    private static final int DESKS_WITHOUT_ORDERS = 10_000;

    private final DeskRules rules;
    private final Venue venue;
    private final Market market;
    private final Rulings rulings;
    private final Duration matchEvery;
    private final Map<String, AccountDesk> desks = new HashMap<>();
    /** The accounts that have working orders in a symbol. */
    private final Map<Symbol, Set<String>> waiting = new HashMap<>();

    /** Orders as the latest reports have them, until they are stored; and those of them that were not there before. */
    private final Map<String, Order> touched = new LinkedHashMap<>();

    private final Set<String> placed = new HashSet<>();

    private @Nullable ProcessorContext<byte[], byte[]> context;
    private @Nullable DeskStores stores;
    private @Nullable Cancellable matching;
    private @Nullable Cancellable lookingAfter;
    private long place;

    DeskProcessor(DeskRules rules, Venue venue, Market market, Rulings rulings, Duration matchEvery) {
        this.rules = rules;
        this.venue = venue;
        this.market = market;
        this.rulings = rulings;
        this.matchEvery = matchEvery;
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> given) {
        context = given;
        stores = new DeskStores(given);
        for (Account account : stores.working()) {
            desks.put(account.name(), desk(account));
            account.working().forEach(order -> await(order.symbol(), account.name()));
        }
        keepTime();
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        RecordMetadata journaled = context().recordMetadata().orElseThrow();
        CommandJson.Line line = CommandJson.read(record.value());
        if (!(line instanceof CommandJson.Line.Of of)) {
            return;
        }
        Command command = of.command();
        String id = journaled.partition() + "-" + journaled.offset();
        if (record.key() == null || !command.account().equals(new String(record.key(), StandardCharsets.UTF_8))) {
            LOG.warn("The command at {} is ignored: its key is not its account", id);
            return;
        }
        Instant stamp = Instant.ofEpochMilli(record.timestamp());
        if (command instanceof Withdraw withdraw) {
            if (withdraw.journaledAt(stamp).state() == OrderState.RECEIVED) {
                stores().withdraw(withdraw);
            }
            return;
        }
        DeskStores.Arrival arrival = stores().arrive(command, id);
        if (arrival == DeskStores.Arrival.REPEATED) {
            LOG.info("The command at {} is ignored: {} came before", id, command.clientOrderId());
            return;
        }
        // Its order is tried at the latest tick: those before it come first.
        matchWhatHasCome();
        AccountDesk desk = desks.computeIfAbsent(command.account(), name -> desk(stores().account(name)));
        long before = desk.account().sequence();
        if (arrival == DeskStores.Arrival.WITHDRAWN && command instanceof NewOrder order) {
            desk.withdrawn(order, id, now());
        } else {
            desk.command(command, id, stamp, now());
        }
        settle(desk, before);
        if (desks.size() > DESKS_WITHOUT_ORDERS && desk.account().working().isEmpty()) {
            desks.remove(command.account());
        }
        keepTime();
    }

    private AccountDesk desk(Account account) {
        return new AccountDesk(account, rules, venue, market, rulings, this::report);
    }

    private void report(ExecutionReport report) {
        byte[] key = report.account().getBytes(StandardCharsets.UTF_8);
        context()
                .forward(new Record<>(
                        key, ReportJson.write(report), report.time().toEpochMilli()));
        Order order = report.order();
        if (order != null) {
            touched.put(order.orderId(), order);
            if (report.type() == ExecutionType.NEW) {
                placed.add(order.orderId());
            }
            if (order.isWorking()) {
                await(order.symbol(), report.account());
            }
        }
    }

    private void await(Symbol symbol, String account) {
        waiting.computeIfAbsent(symbol, any -> new HashSet<>()).add(account);
    }

    /** Every punctuation costs a transaction, even one in which nothing happens: there are none without orders. */
    private void keepTime() {
        if (!waiting.isEmpty() && matching == null) {
            matching = context().schedule(matchEvery, PunctuationType.WALL_CLOCK_TIME, time -> match());
            lookingAfter = context()
                    .schedule(LOOK_AFTER_ORDERS_EVERY, PunctuationType.WALL_CLOCK_TIME, time -> lookAfterOrders());
        }
    }

    private void matchWhatHasCome() {
        place = waiting.isEmpty() ? market.end() : market.from(place, this::match);
    }

    private void match() {
        matchWhatHasCome();
        if (waiting.isEmpty() && matching != null && lookingAfter != null) {
            matching.cancel();
            lookingAfter.cancel();
            matching = null;
        }
    }

    private void match(Tick tick) {
        for (String name : waiting.getOrDefault(tick.symbol(), Set.of())) {
            AccountDesk desk = desks.get(name);
            if (desk != null) {
                long before = desk.account().sequence();
                desk.tick(tick, now());
                settle(desk, before);
            }
        }
    }

    private void lookAfterOrders() {
        Instant now = now();
        for (AccountDesk desk : desks.values()) {
            long before = desk.account().sequence();
            desk.ruled(now);
            desk.pass(now);
            settle(desk, before);
        }
        waiting.forEach((symbol, accounts) -> accounts.removeIf(name -> !isWaiting(name, symbol)));
        waiting.values().removeIf(Set::isEmpty);
    }

    private boolean isWaiting(String account, Symbol symbol) {
        AccountDesk desk = desks.get(account);
        return desk != null
                && desk.account().working().stream()
                        .anyMatch(order -> order.symbol().equals(symbol));
    }

    /** Stores what has changed: an order that came and went in one go was never stored. */
    private void settle(AccountDesk desk, long before) {
        if (desk.account().sequence() == before) {
            return;
        }
        stores().put(desk.account());
        touched.forEach((id, order) -> {
            if (order.isWorking() || !placed.contains(id)) {
                stores().put(order);
            }
        });
        touched.clear();
        placed.clear();
    }

    private Instant now() {
        return Instant.ofEpochMilli(context().currentSystemTimeMs());
    }

    private ProcessorContext<byte[], byte[]> context() {
        if (context == null) {
            throw new IllegalStateException("The processor has not begun");
        }
        return context;
    }

    private DeskStores stores() {
        if (stores == null) {
            throw new IllegalStateException("The processor has not begun");
        }
        return stores;
    }
}
