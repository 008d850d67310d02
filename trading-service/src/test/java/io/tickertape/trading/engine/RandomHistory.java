package io.tickertape.trading.engine;

import io.tickertape.tape.market.Instrument;
import io.tickertape.tape.market.InstrumentUpdate;
import io.tickertape.tape.market.Price;
import io.tickertape.tape.market.Size;
import io.tickertape.tape.market.Symbol;
import io.tickertape.tape.market.Tick;
import io.tickertape.trading.Ticks;
import io.tickertape.trading.account.Account;
import io.tickertape.trading.market.Market;
import io.tickertape.trading.order.Cancel;
import io.tickertape.trading.order.CancelAll;
import io.tickertape.trading.order.Command;
import io.tickertape.trading.order.ExecutionReport;
import io.tickertape.trading.order.NewOrder;
import io.tickertape.trading.order.Order;
import io.tickertape.trading.order.OrderType;
import io.tickertape.trading.order.Quantity;
import io.tickertape.trading.order.Reason;
import io.tickertape.trading.order.Replace;
import io.tickertape.trading.order.SessionEnd;
import io.tickertape.trading.order.Side;
import io.tickertape.trading.order.TimeInForce;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that can happen to one account, in an order that a seed decides: the feed runs ahead of the desk or repeats
 * itself, commands come twice or late, operators rule, days end, and the desk starts again from what was saved.
 */
final class RandomHistory implements Rulings {
    static final Duration QUOTE_AGE = Duration.ofSeconds(5);
    private static final BigDecimal CASH = new BigDecimal("3000.01");
    private static final int OPEN_ORDERS = 6;
    private static final List<Symbol> SYMBOLS = List.of(new Symbol("ACME"), new Symbol("EMCA"));
    private static final Reason HALT = new Reason("controls.halt", "halted");
    private static final Reason FLATTEN = new Reason("controls.flatten", "flattened");
    private static final Reason KILL = new Reason("controls.kill", "the kill switch");

    private final SplittableRandom random;
    private final Market market = new Market(16);
    private final Venue venue = new Venue(QUOTE_AGE);
    private final EngineRules rules = new EngineRules(
            CASH,
            new SessionEnd(LocalTime.of(21, 0), ZoneOffset.UTC),
            OPEN_ORDERS,
            TestEngine::worst,
            TestEngine.ALERTS);
    private final Auditor auditor = new Auditor(market, CASH);
    private final Set<String> carriedOut = new HashSet<>();
    private final List<Command> sent = new ArrayList<>();
    private final List<Tick> ticks = new ArrayList<>();
    private final List<List<Object>> steps = new ArrayList<>();
    private AccountEngine desk = desk(new Account("alice"), auditor::heard);
    private Instant now = TestEngine.NOON;
    private long place;
    private int offset;
    private long sequence;
    private long instruments;
    private @Nullable Reason stopping;
    private @Nullable Reason killing;
    private @Nullable Reason flattening;
    private @Nullable Symbol barred;

    RandomHistory(long seed) {
        random = new SplittableRandom(seed);
    }

    /** Returns how many fills there were. */
    long live() {
        int length = 20 + random.nextInt(60);
        for (int i = 0; i < length; i++) {
            step();
            auditor.audit(desk.account(), now);
        }
        return auditor.fills();
    }

    /** The latest steps, and what was reported at last. */
    List<String> latest() {
        Stream<String> latest =
                steps.stream().skip(Math.max(0, steps.size() - 12)).map(Object::toString);
        return Stream.concat(latest, auditor.latest().stream()).toList();
    }

    private void step() {
        int what = random.nextInt(100);
        if (what < 34) {
            feed();
        } else if (what < 44) {
            say("the desk is shown the ticks");
            look();
            if (random.nextBoolean()) {
                hearTheRulings();
            }
        } else if (what < 69) {
            command(newOrder());
        } else if (what < 74) {
            command(new Cancel(next(), "alice", anyOrder(), now, now.plusSeconds(1)));
        } else if (what < 81) {
            command(replace());
        } else if (what < 82) {
            command(new CancelAll(next(), "alice", now, now.plusSeconds(1), shown()));
        } else if (what < 84 && !sent.isEmpty()) {
            command(sent.get(random.nextInt(sent.size())));
        } else if (what < 88) {
            rule();
        } else if (what < 90) {
            Symbol symbol = symbol();
            InstrumentUpdate instrument = Ticks.instrument(symbol.name(), ++instruments)
                    .stepping(null, 1 + 9L * random.nextInt(2))
                    .status(random.nextInt(3) == 0 ? Instrument.HALTED : Instrument.TRADING);
            market.add(instrument);
            say("instrument", instrument);
        } else if (what < 97) {
            passTime();
        } else {
            restart();
        }
    }

    private void feed() {
        Tick tick = random.nextInt(12) == 0 && !ticks.isEmpty() ? ticks.get(random.nextInt(ticks.size())) : tick();
        ticks.add(tick);
        auditor.ticked(tick);
        market.add(tick);
        say("tick", tick);
        if (random.nextInt(4) > 0) {
            look();
        }
    }

    private void look() {
        place = market.from(place, this::show);
    }

    private void show(Tick tick) {
        List<String> due = auditor.due(tick, now);
        desk.tick(tick, now);
        auditor.expectTried(due, tick);
        auditor.expectNoneAfterItsSession(now);
    }

    private Tick tick() {
        BigDecimal last = price().value();
        offset += 1 + random.nextInt(2);
        return new Tick(
                symbol(),
                new Price(last),
                random.nextInt(3) == 0 ? null : new Size(BigDecimal.valueOf(random.nextInt(60))),
                new Tick.BestQuote(
                        maybe(new Price(last.subtract(cents(random.nextInt(20))))),
                        maybe(new Price(last.add(cents(random.nextInt(20))))),
                        null,
                        null),
                now.plusMillis(random.nextInt(8) == 0 ? random.nextInt(-8000, 8000) : -random.nextInt(50)),
                random.nextInt(3) == 0 ? null : nextSequence(),
                Tick.DayFigures.NONE,
                Ticks.stamp(now, offset));
    }

    private long nextSequence() {
        return Math.max(0, sequence + random.nextInt(-1, 4) + (sequence++ & 1));
    }

    private NewOrder newOrder() {
        OrderType type = pick(OrderType.values());
        TimeInForce timeInForce = pick(TimeInForce.values());
        return new NewOrder(
                next(),
                "alice",
                symbol(),
                pick(Side.values()),
                quantity(),
                type,
                type.needsLimitPrice() ? price() : null,
                type.needsStopPrice() ? price() : null,
                type.needsStopPrice() && timeInForce.isImmediate() ? TimeInForce.GTC : timeInForce,
                null,
                now,
                now.plusSeconds(1));
    }

    private Replace replace() {
        return new Replace(
                next(),
                "alice",
                anyOrder(),
                quantity(),
                maybe(price()),
                random.nextInt(3) == 0 ? price() : null,
                random.nextInt(3) == 0 ? pick(TimeInForce.values()) : null,
                null,
                now,
                now.plusSeconds(1),
                shown());
    }

    private void command(Command command) {
        Instant stamp = now.plusMillis(random.nextInt(20) == 0 ? 1001 : 1000);
        sent.add(command);
        say("stamped ", stamp, command);
        if (!carriedOut.add(command.clientOrderId())) {
            return;
        }
        Account before = copy(desk.account());
        String id = "o" + command.clientOrderId();
        int reported = auditor.reports();
        desk.command(command, id, stamp, now);
        auditor.expectAnswer(command, stamp, reported);
        auditor.expectNoneAfterItsSession(now);
        expectNearest(command, id, stamp, before);
    }

    /** What a refusal names as the nearest quantity is accepted, and a lot more is not. */
    private void expectNearest(Command command, String id, Instant stamp, Account before) {
        Reason reason = auditor.refusal();
        if (reason == null || reason.nearestQuantity() == 0) {
            return;
        }
        long nearest = reason.nearestQuantity();
        Auditor.check(isTaken(with(command, nearest), id, stamp, before), "the nearest is refused", reason);
        if (!reason.code().equals("desk.quantity")) {
            Instrument instrument = market.instrument(symbolOf(command, before));
            long more = nearest + (instrument == null ? 1 : instrument.lotSize());
            Auditor.check(!isTaken(with(command, more), id, stamp, before), "more is taken", reason);
        }
    }

    private boolean isTaken(Command command, String id, Instant stamp, Account before) {
        List<ExecutionReport> answers = new ArrayList<>();
        desk(copy(before), answers::add).command(command, id, stamp, now);
        return answers.stream().noneMatch(report -> Auditor.isRefusal(report.type()));
    }

    private static Command with(Command command, long shares) {
        Quantity quantity = new Quantity(shares);
        if (command instanceof NewOrder order) {
            return order.with(quantity, order.limitPrice());
        }
        Replace replace = (Replace) command;
        return new Replace(
                replace.clientOrderId(),
                replace.account(),
                replace.orderId(),
                quantity,
                replace.limitPrice(),
                replace.stopPrice(),
                replace.timeInForce(),
                replace.quoteSeen(),
                replace.submitted(),
                replace.expires(),
                replace.report());
    }

    private static Symbol symbolOf(Command command, Account account) {
        return command instanceof NewOrder order
                ? order.symbol()
                : account.working(((Replace) command).orderId()).orElseThrow().symbol();
    }

    private void rule() {
        int what = random.nextInt(6);
        stopping = what < 2 ? null : HALT;
        killing = what < 3 ? null : KILL;
        flattening = what < 4 ? null : FLATTEN;
        barred = random.nextInt(4) == 0 ? symbol() : null;
        auditor.ruled(killing != null, flattening != null, barred);
        say("ruled", "stopping", stopping, "killing", killing, "flattening", flattening, "barring", barred);
        if (random.nextBoolean()) {
            hearTheRulings();
        }
    }

    private void hearTheRulings() {
        say("the rulings are heard");
        desk.ruled(now);
        auditor.expectRuled(desk.account(), now);
    }

    private void passTime() {
        int what = random.nextInt(10);
        now = what == 0
                ? rules.sessionEndAfter(now).minusMillis(random.nextInt(2))
                : now.plusMillis(what == 1 ? 6_000 : random.nextInt(900));
        say("time", now);
        if (random.nextBoolean()) {
            desk.pass(now);
            auditor.expectNoneAfterItsSession(now);
        }
    }

    /** The desk goes on from what was saved, and is shown again what the market remembers. */
    private void restart() {
        say("restart");
        desk = desk(copy(desk.account()), auditor::heard);
        place = 0;
    }

    private AccountEngine desk(Account account, java.util.function.Consumer<ExecutionReport> reports) {
        return new AccountEngine(account, rules, venue, market, this, reports);
    }

    private static Account copy(Account account) {
        return account.isOpen()
                ? new Account(
                        account.name(), account.sequence(), account.cash(), account.positions(), account.working())
                : new Account(account.name());
    }

    private String anyOrder() {
        List<Order> open = List.copyOf(desk.account().working());
        return open.isEmpty() || random.nextInt(8) == 0
                ? "o" + random.nextInt(sent.size() + 1)
                : open.get(random.nextInt(open.size())).orderId();
    }

    /** The report that a page shows: often the latest, sometimes an older one, or none that it would say. */
    private @Nullable Long shown() {
        long latest = desk.account().sequence();
        return switch (random.nextInt(4)) {
            case 0 -> null;
            case 1 -> latest;
            default -> random.nextLong(Math.max(0, latest - 12), latest + 1);
        };
    }

    private String next() {
        return Integer.toString(sent.size());
    }

    private Symbol symbol() {
        return SYMBOLS.get(random.nextInt(SYMBOLS.size()));
    }

    private Quantity quantity() {
        return new Quantity(random.nextInt(10) == 0 ? 1 + random.nextInt(1000) : 1 + random.nextInt(80));
    }

    /** Around 10, mostly in cents, sometimes to the last decimal. */
    private Price price() {
        BigDecimal price = BigDecimal.TEN.add(cents(random.nextInt(-60, 60)));
        return new Price(random.nextInt(5) > 0 ? price : price.add(BigDecimal.valueOf(random.nextInt(1_000_000), 8)));
    }

    private static BigDecimal cents(int cents) {
        return BigDecimal.valueOf(cents, 2);
    }

    private @Nullable Price maybe(Price price) {
        return random.nextInt(3) == 0 ? null : price;
    }

    private <T> T pick(T[] all) {
        return all[random.nextInt(all.length)];
    }

    /** Spelled out only when it is asked for, which costs more than the step. */
    private void say(@Nullable Object... step) {
        steps.add(Arrays.asList(step));
    }

    @Override
    public @Nullable Reason stopping(String account, Symbol symbol) {
        return stopping;
    }

    @Override
    public @Nullable Reason killing(String account, Symbol symbol) {
        return killing;
    }

    @Override
    public @Nullable Reason flattening(String account) {
        return flattening;
    }

    @Override
    public @Nullable Reason barring(Symbol symbol) {
        return symbol.equals(barred) ? HALT : null;
    }
}
