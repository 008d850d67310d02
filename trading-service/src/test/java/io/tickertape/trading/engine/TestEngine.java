package io.tickertape.trading.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tickertape.tape.market.Instrument;
import io.tickertape.tape.market.Price;
import io.tickertape.tape.market.Size;
import io.tickertape.tape.market.Symbol;
import io.tickertape.tape.market.Tick;
import io.tickertape.trading.Ticks;
import io.tickertape.trading.account.Account;
import io.tickertape.trading.alert.AlertCondition;
import io.tickertape.trading.alert.AlertTerms;
import io.tickertape.trading.market.Market;
import io.tickertape.trading.order.Cancel;
import io.tickertape.trading.order.CancelAll;
import io.tickertape.trading.order.Command;
import io.tickertape.trading.order.ExecutionReport;
import io.tickertape.trading.order.NewOrder;
import io.tickertape.trading.order.OrderType;
import io.tickertape.trading.order.Quantity;
import io.tickertape.trading.order.Reason;
import io.tickertape.trading.order.RemoveAlert;
import io.tickertape.trading.order.Replace;
import io.tickertape.trading.order.SessionEnd;
import io.tickertape.trading.order.SetAlert;
import io.tickertape.trading.order.Side;
import io.tickertape.trading.order.TimeInForce;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The desk of alice, at noon and with 10,000 in cash: what she and the market do, and the reports in lines. Her orders
 * are numbered from 1; an order without a limit is protected at 5 % beyond the last price, or beyond its stop price.
 */
public final class TestEngine implements Rulings {
    public static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    static final Duration QUOTE_AGE = Duration.ofSeconds(5);
    /** What holds for alerts in every test of the engine. */
    public static final AlertRules ALERTS = new AlertRules(5, Duration.ofSeconds(60));

    private static final String ALICE = "alice";

    private final Market market = new Market(100);
    private final List<ExecutionReport> reports = new ArrayList<>();
    private final EngineRules rules;
    private AccountEngine desk;
    private Instant now = NOON;
    private int commands;
    private int ticks;
    private int instruments;
    private int shown;
    private @Nullable Reason stopping;
    private @Nullable Reason killing;
    private @Nullable Reason flattening;
    private @Nullable Symbol barred;

    public TestEngine() {
        this("10000", 100);
    }

    public TestEngine(String cash, int openOrders) {
        rules = new EngineRules(
                new BigDecimal(cash),
                new SessionEnd(LocalTime.of(21, 0), ZoneOffset.UTC),
                openOrders,
                TestEngine::worst,
                ALERTS);
        desk = desk(new Account(ALICE));
    }

    private AccountEngine desk(Account account) {
        return new AccountEngine(account, rules, new Venue(QUOTE_AGE), market, this, reports::add);
    }

    static Price worst(NewOrder order, @Nullable Tick tick) {
        if (order.limitPrice() != null) {
            return order.limitPrice();
        }
        BigDecimal factor = new BigDecimal(order.side() == Side.BUY ? "1.05" : "0.95");
        if (order.stopPrice() != null) {
            return times(order.stopPrice(), factor);
        }
        if (tick == null) {
            throw new IllegalArgumentException("A market order needs a quote");
        }
        return times(tick.price(), factor);
    }

    private static Price times(Price price, BigDecimal factor) {
        BigDecimal product = price.value().multiply(factor);
        return new Price(product.scale() <= 8 ? product : product.setScale(8, RoundingMode.HALF_EVEN));
    }

    public Account account() {
        return desk.account();
    }

    /** What was reported since this was last asked, in lines. */
    public List<String> reports() {
        List<String> lines = reports.stream().skip(shown).map(ReportLine::of).toList();
        shown = reports.size();
        return lines;
    }

    public List<ExecutionReport> allReports() {
        return reports;
    }

    /** Why the latest report says what it says. */
    public String latestReason() {
        return Objects.requireNonNull(reports.get(reports.size() - 1).reason()).text();
    }

    /** The same of the latest so many. */
    public List<String> latestReasons(int count) {
        return reports.stream()
                .skip(reports.size() - count)
                .map(report -> Objects.requireNonNull(report.reason()).text())
                .toList();
    }

    /** Compares what was reported since this was last asked. */
    public void reports(String... lines) {
        assertEquals(List.of(lines), reports());
    }

    public void tick(String symbol, @Nullable String bid, String last, @Nullable String ask, long size) {
        show(next(symbol, bid, last, ask, size));
    }

    /** Of a size that is not said. */
    public void tick(String symbol, @Nullable String bid, String last, @Nullable String ask) {
        show(unsized(symbol, bid, last, ask));
    }

    /** The next tick, which the market does not know yet. */
    public Tick next(String symbol, @Nullable String bid, String last, @Nullable String ask, long size) {
        return unsized(symbol, bid, last, ask).sized(new Size(BigDecimal.valueOf(size)));
    }

    private Tick unsized(String symbol, @Nullable String bid, String last, @Nullable String ask) {
        return Tick.of(new Symbol(symbol), price(last), now, Ticks.stamp(now, ++ticks))
                .quoted(Ticks.best(bid, ask));
    }

    /** Shows the desk a tick that it may have seen before. */
    public void show(Tick tick) {
        market.add(tick);
        desk.tick(tick, now);
    }

    public void halt(String symbol, boolean isHalted) {
        market.add(Ticks.instrument(symbol, ++instruments).status(isHalted ? Instrument.HALTED : Instrument.TRADING));
    }

    public void lots(String symbol, long lotSize) {
        market.add(Ticks.instrument(symbol, ++instruments).stepping(null, lotSize));
    }

    public void passes(Duration time) {
        now = now.plus(time);
    }

    public void looksAtTheClock() {
        desk.pass(now);
    }

    /** New orders are stopped, open ones are not. */
    public void stops() {
        stopping = new Reason("controls.halt", "halted");
    }

    /** New orders are stopped, and open ones are to be cancelled. */
    public void kills() {
        stops();
        killing = new Reason("controls.kill", "the kill switch");
    }

    /** New orders are stopped, open ones are to be cancelled, and positions to be closed. */
    public void flattens() {
        kills();
        flattening = new Reason("controls.flatten", "flattened");
    }

    /** What is stopped for everybody. */
    public void bars(String symbol) {
        barred = new Symbol(symbol);
    }

    public void letsGo() {
        stopping = null;
        killing = null;
        flattening = null;
        barred = null;
    }

    /** As after a crash: the desk goes on from what was stored. */
    public void restarts() {
        Account stored = desk.account();
        desk = desk(new Account(
                stored.name(),
                stored.sequence(),
                stored.cash(),
                stored.positions(),
                stored.working(),
                stored.alerts()));
    }

    public void hearsTheRuling() {
        desk.ruled(now);
    }

    /**
     * Sets an alert, whose id is the number of this command.
     *
     * @param level the price or the percentage that the condition needs; null where it needs none
     */
    public void wantsToKnow(String symbol, AlertCondition condition, @Nullable String level) {
        AlertTerms terms = new AlertTerms(
                new Symbol(symbol),
                condition,
                condition.needsPrice() ? quote(level) : null,
                condition.needsPercent() && level != null ? new BigDecimal(level) : null);
        send(new SetAlert(clientOrderId(), ALICE, terms, now, now.plusSeconds(1)), now);
    }

    public void removesAlert(String id) {
        send(new RemoveAlert(clientOrderId(), ALICE, id, now, now.plusSeconds(1)), now);
    }

    public void looksAtTheMarket() {
        desk.watch(now);
    }

    /** Buys shares whatever the symbol's quote was, and says nothing of it. */
    public void has(long shares, String symbol, String cost) {
        tick(symbol, cost, cost, cost);
        buys(shares, symbol).at(cost);
        reports();
    }

    public Ticket buys(long shares, String symbol) {
        return new Ticket(Side.BUY, shares, symbol);
    }

    public Ticket sells(long shares, String symbol) {
        return new Ticket(Side.SELL, shares, symbol);
    }

    /** Cancels an order that the engine placed. */
    public void cancels(String orderId) {
        send(new Cancel(clientOrderId(), ALICE, orderId, now, now.plusSeconds(1)), now);
    }

    public void replaces(String orderId, long shares) {
        send(new Replace(clientOrderId(), ALICE, orderId, new Quantity(shares), null, now, now.plusSeconds(1)), now);
    }

    public void cancels(int order) {
        send(new Cancel(clientOrderId(), ALICE, id(order), now, now.plusSeconds(1)), now);
    }

    public void cancelsLate(int order) {
        send(
                new Cancel(clientOrderId(), ALICE, id(order), now, now.plusSeconds(1)),
                now.plusSeconds(1).plusMillis(1));
    }

    public void cancelsAll() {
        send(new CancelAll(clientOrderId(), ALICE, now, now.plusSeconds(1)), now);
    }

    /** From a page that shows the account as of a report. */
    public void cancelsAll(long report) {
        send(new CancelAll(clientOrderId(), ALICE, now, now.plusSeconds(1), report), now);
    }

    public void replaces(int order, long shares, @Nullable String limit) {
        replaces(order, shares, limit, null);
    }

    /** From a page that shows the order as of a report. */
    public void replaces(int order, long shares, @Nullable String limit, @Nullable Long report) {
        Price price = quote(limit);
        send(
                new Replace(clientOrderId(), ALICE, id(order), new Quantity(shares), price, now, now.plusSeconds(1))
                        .madeFrom(report),
                now);
    }

    /** Changes the stop price and the time in force too; null leaves the order its own. */
    public void replaces(
            int order, long shares, @Nullable String limit, @Nullable String stop, @Nullable TimeInForce timeInForce) {
        send(replacement(order, shares, limit, stop, timeInForce, now), now);
    }

    /** Makes an order for one share at ten one of another time in force, sent so long before it is carried out. */
    public void replacesAfter(Duration time, int order, TimeInForce timeInForce) {
        Instant sent = now.minus(time);
        send(replacement(order, 1, "10", null, timeInForce, sent), sent);
    }

    private Replace replacement(
            int order,
            long shares,
            @Nullable String limit,
            @Nullable String stop,
            @Nullable TimeInForce timeInForce,
            Instant sent) {
        return new Replace(
                clientOrderId(),
                ALICE,
                id(order),
                new Quantity(shares),
                quote(limit),
                quote(stop),
                timeInForce,
                null,
                sent,
                sent.plusSeconds(1),
                null);
    }

    private void send(Command command, Instant stamp) {
        desk.command(command, id(++commands), stamp, now);
    }

    private String clientOrderId() {
        return "ticket-" + (commands + 1);
    }

    private static String id(int command) {
        return Integer.toString(command);
    }

    private static Price price(String text) {
        return new Price(new BigDecimal(text));
    }

    private static @Nullable Price quote(@Nullable String text) {
        return text == null ? null : price(text);
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
        return symbol.equals(barred) ? new Reason("controls.halt", "halted for all") : null;
    }

    /** An order being written; it is for the day, and in time, unless it says otherwise. */
    public final class Ticket {
        private final Side side;
        private final long shares;
        private final String symbol;
        private TimeInForce timeInForce = TimeInForce.DAY;
        private @Nullable String stop;
        private long stampedAfter;
        private Duration carriedOutAfter = Duration.ZERO;

        private Ticket(Side side, long shares, String symbol) {
            this.side = side;
            this.shares = shares;
            this.symbol = symbol;
        }

        public Ticket good(TimeInForce howLong) {
            timeInForce = howLong;
            return this;
        }

        public Ticket stop(String price) {
            stop = price;
            return this;
        }

        /** With the journal's stamp so long after it was submitted; it expires after a second. */
        public Ticket stampedAfter(Duration time) {
            stampedAfter = time.toMillis();
            return this;
        }

        /** Time passes between the sending and the carrying out. */
        public Ticket carriedOutAfter(Duration time) {
            carriedOutAfter = time;
            return this;
        }

        /** Sends it; returns the order's number. */
        public int at(String limit) {
            return send(stop == null ? OrderType.LIMIT : OrderType.STOP_LIMIT, price(limit));
        }

        public int atMarket() {
            return send(stop == null ? OrderType.MARKET : OrderType.STOP, null);
        }

        private int send(OrderType type, @Nullable Price limit) {
            NewOrder order = new NewOrder(
                    clientOrderId(),
                    ALICE,
                    new Symbol(symbol),
                    side,
                    new Quantity(shares),
                    type,
                    limit,
                    quote(stop),
                    timeInForce,
                    null,
                    now,
                    now.plusSeconds(1));
            Instant stamp = now.plusMillis(stampedAfter);
            passes(carriedOutAfter);
            TestEngine.this.send(order, stamp);
            return commands;
        }
    }
}
