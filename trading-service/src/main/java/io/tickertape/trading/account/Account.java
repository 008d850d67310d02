package io.tickertape.trading.account;

import io.tickertape.tape.market.Symbol;
import io.tickertape.tape.market.Tick;
import io.tickertape.trading.alert.Alert;
import io.tickertape.trading.order.ExecutionReport;
import io.tickertape.trading.order.ExecutionType;
import io.tickertape.trading.order.Fill;
import io.tickertape.trading.order.Order;
import io.tickertape.trading.order.OrderStatus;
import io.tickertape.trading.order.Side;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An account, which changes by its reports and by nothing else: the engine decides by it, and whoever reads the reports
 * gets the same. Not for more than one thread at a time.
 */
public final class Account {
    private final String name;
    private final Map<Symbol, Position> positions = new TreeMap<>();
    private final Map<String, Order> working = new LinkedHashMap<>();
    private final AccountAlerts alerts;
    private long sequence;
    private BigDecimal cash = BigDecimal.ZERO;
    private BigDecimal reserved = BigDecimal.ZERO;

    /** One that was never opened. */
    public Account(String name) {
        this(name, 0, BigDecimal.ZERO, List.of(), List.of(), List.of());
    }

    /** One without alerts, as it stood after its report of this sequence. */
    public Account(
            String name, long sequence, BigDecimal cash, Collection<Position> positions, Collection<Order> working) {
        this(name, sequence, cash, positions, working, List.of());
    }

    /** One as it stood after its report of this sequence. */
    public Account(
            String name,
            long sequence,
            BigDecimal cash,
            Collection<Position> positions,
            Collection<Order> working,
            Collection<Alert> alerts) {
        this.name = name;
        this.sequence = sequence;
        this.cash = cash;
        this.alerts = new AccountAlerts(alerts);
        positions.forEach(position -> this.positions.put(position.symbol(), position));
        working.forEach(order -> {
            this.working.put(order.orderId(), order);
            reserved = reserved.add(order.reservedCash());
        });
    }

    public String name() {
        return name;
    }

    /** The sequence of the latest report; 0 before the first. */
    public long sequence() {
        return sequence;
    }

    public boolean isOpen() {
        return sequence > 0;
    }

    public BigDecimal cash() {
        return cash;
    }

    /** Cash that working orders may need. */
    public BigDecimal reserved() {
        return reserved;
    }

    /** Cash that another order may need. */
    public BigDecimal buyingPower() {
        return cash.subtract(reserved);
    }

    /** Shares of a tick that its orders have not taken. */
    public long left(Tick tick) {
        return Math.max(0, tick.wholeShares() - position(tick.symbol()).taken(tick.position()));
    }

    public Position position(Symbol symbol) {
        Position position = positions.get(symbol);
        return position == null ? Position.none(symbol) : position;
    }

    /** By symbol, those that are closed included: they hold what was realised. */
    public Collection<Position> positions() {
        return Collections.unmodifiableCollection(positions.values());
    }

    /** In the order of their acceptance. */
    public Collection<Order> working() {
        return Collections.unmodifiableCollection(working.values());
    }

    public Optional<Order> working(String orderId) {
        return Optional.ofNullable(working.get(orderId));
    }

    /** In the order in which they were set, those that have fired and were not dismissed included. */
    public Collection<Alert> alerts() {
        return alerts.all();
    }

    public Optional<Alert> alert(String id) {
        return alerts.of(id);
    }

    /**
     * Takes in the account's next report, whole or not at all.
     *
     * @throws IllegalStateException if it is not the next one, or tells what cannot be
     */
    public void apply(ExecutionReport report) {
        if (report.sequence() != sequence + 1 || !report.account().equals(name)) {
            throw new IllegalStateException(report.execId() + " does not follow " + name + "-" + sequence);
        }
        Order order = report.order();
        if (order != null && report.type() != ExecutionType.CANCEL_REJECTED) {
            applyOrNothing(report, order);
        }
        if (report.alert() != null) {
            alerts.apply(report.type(), report.alert());
        }
        if (report.cash() != null) {
            cash = cash.add(report.cash());
        }
        sequence++;
    }

    private void applyOrNothing(ExecutionReport report, Order order) {
        BigDecimal cashBefore = cash;
        BigDecimal reservedBefore = reserved;
        Position positionBefore = positions.get(order.symbol());
        try {
            apply(report, order);
        } catch (RuntimeException e) {
            cash = cashBefore;
            reserved = reservedBefore;
            if (positionBefore == null) {
                positions.remove(order.symbol());
            } else {
                positions.put(order.symbol(), positionBefore);
            }
            throw e;
        }
    }

    private void apply(ExecutionReport report, Order after) {
        Order before = working.get(after.orderId());
        OrderStatus stood = before == null ? null : before.status();
        if (!after.status().mayFollow(stood)) {
            throw new IllegalStateException(
                    "The order " + after.orderId() + " cannot go from " + stood + " to " + after.status());
        }
        reserve(before, after);
        Fill fill = report.fill();
        if (fill != null) {
            settle(after, fill);
        }
        if (after.isWorking()) {
            working.put(after.orderId(), after);
        } else {
            working.remove(after.orderId());
        }
    }

    private void reserve(@Nullable Order before, Order after) {
        if (after.side() == Side.BUY) {
            BigDecimal released = before == null ? BigDecimal.ZERO : before.reservedCash();
            reserved = reserved.subtract(released).add(after.reservedCash());
        } else {
            long released = before == null ? 0 : before.reservedShares();
            long change = after.reservedShares() - released;
            if (change != 0) {
                positions.put(after.symbol(), position(after.symbol()).reserving(change));
            }
        }
    }

    private void settle(Order order, Fill fill) {
        positions.put(order.symbol(), position(order.symbol()).settled(order.side(), fill));
        cash = order.side() == Side.BUY ? cash.subtract(fill.value()) : cash.add(fill.value());
    }
}
