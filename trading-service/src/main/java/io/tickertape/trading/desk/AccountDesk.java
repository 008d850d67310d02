package io.tickertape.trading.desk;

import io.tickertape.trading.account.Account;
import io.tickertape.trading.market.Market;
import io.tickertape.trading.market.Tick;
import io.tickertape.trading.order.Cancel;
import io.tickertape.trading.order.CancelAll;
import io.tickertape.trading.order.Command;
import io.tickertape.trading.order.ExecutionReport;
import io.tickertape.trading.order.ExecutionType;
import io.tickertape.trading.order.Fill;
import io.tickertape.trading.order.NewOrder;
import io.tickertape.trading.order.Order;
import io.tickertape.trading.order.OrderState;
import io.tickertape.trading.order.Price;
import io.tickertape.trading.order.Reason;
import io.tickertape.trading.order.Replace;
import io.tickertape.trading.order.Side;
import io.tickertape.trading.order.Symbol;
import io.tickertape.trading.order.TickPosition;
import io.tickertape.trading.order.TimeInForce;
import io.tickertape.trading.venue.Venue;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The single writer of one account: decides what each command, tick, ruling and passing of time means, by the account
 * as it stands, and says it in reports. Whoever calls it sees to it that a command comes once.
 */
public final class AccountDesk {
    /** Best price first, then the order of acceptance, which a stable sort keeps. */
    private static final Comparator<Order> BUYS_FIRST_IN_TURN =
            Comparator.comparing(AccountDesk::worst).reversed();

    private static final Comparator<Order> SELLS_FIRST_IN_TURN = Comparator.comparing(AccountDesk::worst);

    private final Account account;
    private final DeskRules rules;
    private final Venue venue;
    private final Market market;
    private final Rulings rulings;
    private final Consumer<ExecutionReport> reports;

    public AccountDesk(
            Account account,
            DeskRules rules,
            Venue venue,
            Market market,
            Rulings rulings,
            Consumer<ExecutionReport> reports) {
        this.account = account;
        this.rules = rules;
        this.venue = venue;
        this.market = market;
        this.rulings = rulings;
        this.reports = reports;
    }

    public Account account() {
        return account;
    }

    /**
     * Carries a command out, or says why not.
     *
     * @param id names the command's place on the journal: an order's orderId
     * @param stamp the journal's
     */
    public void command(Command command, String id, Instant stamp, Instant now) {
        if (!account.isOpen()) {
            report(ExecutionType.ACCOUNT_OPENED, "", null, null, null, rules.openingCash(), now);
        }
        boolean inTime = command.journaledAt(stamp).state() == OrderState.RECEIVED;
        if (command instanceof NewOrder order) {
            place(order, id, inTime, now);
        } else if (!inTime) {
            refuse(command, null, Reasons.LATE, now);
        } else if (command instanceof Replace replace) {
            replace(replace, now);
        } else if (command instanceof Cancel cancel) {
            cancel(cancel, now);
        } else if (command instanceof CancelAll all) {
            cancelAll(all, now);
        }
    }

    private void place(NewOrder order, String id, boolean inTime, Instant now) {
        Tick tick = market.latest(order.symbol());
        Reason obstacle = inTime ? obstacle(order, tick, now) : Reasons.LATE;
        if (obstacle != null) {
            Order rejected = Order.rejected(order, id, now);
            report(ExecutionType.REJECTED, order.clientOrderId(), rejected, null, obstacle, null, now);
            return;
        }
        Instant sessionEnd = order.timeInForce() == TimeInForce.DAY ? rules.sessionEndAfter(now) : null;
        Price worst = rules.worstPrice().of(order, tick);
        Order accepted = Order.accepted(order, id, now, sessionEnd, worst, tick == null ? null : tick.position());
        report(ExecutionType.NEW, order.clientOrderId(), accepted, null, null, null, now);
        if (tick != null) {
            tryAt(accepted, tick, now);
        }
        account.working(id)
                .filter(rest -> order.timeInForce().isImmediate())
                .ifPresent(rest -> end(rest, order.clientOrderId(), Reasons.immediate(order.timeInForce()), now));
    }

    private @Nullable Reason obstacle(NewOrder order, @Nullable Tick tick, Instant now) {
        Reason ruling = rulings.stopping(order.account(), order.symbol());
        if (ruling != null) {
            return ruling;
        }
        if (account.working().size() >= rules.openOrders()) {
            return Reasons.openOrders(rules.openOrders());
        }
        if (order.worstNeedsQuote() && (tick == null || !venue.isFresh(tick, now))) {
            return Reasons.NO_FRESH_QUOTE;
        }
        long shares = order.quantity().shares();
        if (order.side() == Side.SELL) {
            long available = account.position(order.symbol()).available();
            return shares <= available ? null : Reasons.position(order, available, lots(order.symbol(), available));
        }
        return affordable(order.symbol(), rules.worstPrice().of(order, tick), shares, BigDecimal.ZERO);
    }

    /** @param released what the order that is replaced holds in reserve */
    private @Nullable Reason affordable(Symbol symbol, Price worst, long shares, BigDecimal released) {
        BigDecimal power = account.buyingPower().add(released);
        BigDecimal needed = worst.times(shares);
        if (needed.compareTo(power) <= 0) {
            return null;
        }
        long most = power.signum() <= 0
                ? 0
                : power.divideToIntegralValue(worst.value()).longValue();
        return Reasons.buyingPower(needed, power, lots(symbol, most));
    }

    private long lots(Symbol symbol, long shares) {
        var instrument = market.instrument(symbol);
        return instrument == null ? shares : shares - shares % instrument.lotSize();
    }

    private void replace(Replace replace, Instant now) {
        Order order = account.working(replace.orderId()).orElse(null);
        Reason obstacle = order == null ? Reasons.notOpen(replace.orderId()) : obstacle(replace, order);
        if (order == null || obstacle != null) {
            refuse(replace, order, obstacle == null ? Reasons.LATE : obstacle, now);
            return;
        }
        Tick tick = market.latest(order.symbol());
        TickPosition latest = tick == null ? null : tick.position();
        Order replaced = order.replaced(replace.quantity(), replace.limitPrice(), worstOf(replace, order), latest);
        report(ExecutionType.REPLACED, replace.clientOrderId(), replaced, null, null, null, now);
        if (tick != null) {
            tryAt(replaced, tick, now);
        }
    }

    private @Nullable Reason obstacle(Replace replace, Order order) {
        Reason ruling = rulings.stopping(order.placed().account(), order.symbol());
        if (ruling != null) {
            return ruling;
        }
        long shares = replace.quantity().shares();
        if ((replace.limitPrice() != null) != order.placed().type().needsLimitPrice()) {
            return Reasons.limitPriceOf(order.placed().type());
        }
        if (shares <= order.cumulative()) {
            return Reasons.alreadyFilled(order.cumulative());
        }
        long leaves = shares - order.cumulative();
        if (order.side() == Side.SELL) {
            long available = account.position(order.symbol()).available() + order.reservedShares();
            return leaves <= available
                    ? null
                    : Reasons.position(order.placed(), available, order.cumulative() + available);
        }
        Reason power = affordable(order.symbol(), worstOf(replace, order), leaves, order.reservedCash());
        return power == null || power.nearestQuantity() == 0
                ? power
                : new Reason(power.code(), power.text(), power.nearestQuantity() + order.cumulative());
    }

    private static Price worstOf(Replace replace, Order order) {
        Price limit = replace.limitPrice();
        return limit == null ? worst(order) : limit;
    }

    private void cancel(Cancel cancel, Instant now) {
        account.working(cancel.orderId())
                .ifPresentOrElse(
                        order -> end(order, cancel.clientOrderId(), Reasons.BY_TRADER, now),
                        () -> refuse(cancel, null, Reasons.notOpen(cancel.orderId()), now));
    }

    private void cancelAll(CancelAll all, Instant now) {
        List<Order> open = List.copyOf(account.working());
        if (open.isEmpty()) {
            refuse(all, null, Reasons.NOTHING_OPEN, now);
        }
        open.forEach(order -> end(order, all.clientOrderId(), Reasons.BY_TRADER, now));
    }

    /** Tries every order that waits for this symbol at a tick. */
    public void tick(Tick tick, Instant now) {
        if (!venue.isFresh(tick, now) || isHalted(tick.symbol())) {
            return;
        }
        for (Side side : Side.values()) {
            account.working().stream()
                    .filter(order ->
                            order.side() == side && order.symbol().equals(tick.symbol()) && isLater(tick, order))
                    .sorted(side == Side.BUY ? BUYS_FIRST_IN_TURN : SELLS_FIRST_IN_TURN)
                    .toList()
                    .forEach(order -> tryAt(order, tick, now));
        }
    }

    /** A tick may be met again after a restart: at the same tick nothing is decided differently, at an older one it is. */
    private boolean isLater(Tick tick, Order order) {
        TickPosition filled = account.position(tick.symbol()).tick();
        boolean beforeAFill = filled != null
                && !filled.equals(tick.position())
                && tick.position().isAtOrBefore(filled);
        return !beforeAFill && (order.after() == null || !tick.position().isAtOrBefore(order.after()));
    }

    private boolean isHalted(Symbol symbol) {
        var instrument = market.instrument(symbol);
        return instrument != null && instrument.isHalted();
    }

    private void tryAt(Order order, Tick tick, Instant now) {
        if (!venue.isFresh(tick, now) || isHalted(tick.symbol())) {
            return;
        }
        Order triggered = order;
        if (!order.isTriggered()) {
            if (!venue.triggers(order, tick)) {
                return;
            }
            triggered = order.triggered(tick.position());
            report(ExecutionType.TRIGGERED, "", triggered, null, Reasons.triggered(tick), null, now);
        }
        long left = tick.size() - account.position(tick.symbol()).taken(tick.position());
        Optional<Fill> fill = venue.fill(triggered, tick, left, now);
        boolean inFull = order.placed().timeInForce() == TimeInForce.FOK;
        if (fill.isPresent() && (!inFull || fill.get().quantity().shares() == triggered.leaves())) {
            report(ExecutionType.TRADE, "", triggered.filled(fill.get()), fill.get(), null, null, now);
        }
    }

    /** Cancels what the operators want cancelled. */
    public void ruled(Instant now) {
        for (Order order : List.copyOf(account.working())) {
            Reason killing = rulings.killing(account.name(), order.symbol());
            if (killing != null) {
                end(order, "", killing, now);
            }
        }
    }

    /** Expires the orders whose session is over. */
    public void pass(Instant now) {
        for (Order order : List.copyOf(account.working())) {
            Instant end = order.sessionEnd();
            if (end != null && !now.isBefore(end)) {
                report(ExecutionType.EXPIRED, "", order.expired(), null, Reasons.SESSION_END, null, now);
            }
        }
    }

    private void end(Order order, String command, Reason reason, Instant now) {
        report(ExecutionType.CANCELED, command, order.canceled(), null, reason, null, now);
    }

    private void refuse(Command command, @Nullable Order order, Reason reason, Instant now) {
        report(ExecutionType.CANCEL_REJECTED, command.clientOrderId(), order, null, reason, null, now);
    }

    private void report(
            ExecutionType type,
            String command,
            @Nullable Order order,
            @Nullable Fill fill,
            @Nullable Reason reason,
            @Nullable BigDecimal cash,
            Instant now) {
        ExecutionReport report = new ExecutionReport(
                account.name(), account.sequence() + 1, type, command, order, fill, reason, cash, now);
        account.apply(report);
        reports.accept(report);
    }

    private static Price worst(Order order) {
        Price worst = order.worstPrice();
        if (worst == null) {
            throw new IllegalStateException("The order " + order.orderId() + " does not work");
        }
        return worst;
    }
}
