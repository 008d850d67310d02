package io.tickertape.trading.engine;

import io.tickertape.tape.market.Price;
import io.tickertape.tape.market.Tick;
import io.tickertape.trading.account.Account;
import io.tickertape.trading.market.Market;
import io.tickertape.trading.order.AlertCommand;
import io.tickertape.trading.order.Cancel;
import io.tickertape.trading.order.CancelAll;
import io.tickertape.trading.order.Command;
import io.tickertape.trading.order.ExecutionReport;
import io.tickertape.trading.order.NewOrder;
import io.tickertape.trading.order.Order;
import io.tickertape.trading.order.Reason;
import io.tickertape.trading.order.Replace;
import io.tickertape.trading.order.Side;
import io.tickertape.trading.order.SubmissionState;
import io.tickertape.trading.order.TimeInForce;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The single writer of one account: decides what each command, tick, ruling and passing of time means, by the account
 * as it stands, and says it in reports. Whoever calls it sees to it that a command comes once, and that the ticks come in
 * their order: those up to the latest of the market before a command.
 */
public final class AccountEngine {
    private final Account account;
    private final EngineRules rules;
    private final Market market;
    private final Acceptance acceptance;
    private final Matching matching;
    private final Flattening flattening;
    private final AlertWatch alerts;
    private final AccountReports reports;

    public AccountEngine(
            Account account,
            EngineRules rules,
            Venue venue,
            Market market,
            Rulings rulings,
            Consumer<ExecutionReport> reports) {
        this.account = account;
        this.rules = rules;
        this.market = market;
        this.acceptance = new Acceptance(rules, venue, market, rulings);
        this.reports = new AccountReports(account, reports);
        this.matching = new Matching(account, venue, market, this.reports);
        this.flattening = new Flattening(account, rules, venue, market, rulings, this.reports);
        this.alerts = new AlertWatch(account, rules.alerts(), market, rulings, this.reports);
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
        begin(now);
        boolean inTime = command.journaledAt(stamp).state() == SubmissionState.RECEIVED;
        if (command instanceof NewOrder order) {
            place(order, id, inTime, now);
        } else if (!inTime) {
            reports.changeRejected(command, null, Reasons.LATE, now);
        } else if (command instanceof Replace replace) {
            replace(replace, now);
        } else if (command instanceof Cancel cancel) {
            cancel(cancel, now);
        } else if (command instanceof CancelAll all) {
            cancelAll(all, now);
        } else if (command instanceof AlertCommand alert) {
            alerts.carryOut(alert, id, now);
        }
    }

    /** Refuses an order whose ticket was withdrawn before it came: the trader has been told that nothing is placed. */
    public void withdrawn(NewOrder order, String id, Instant now) {
        begin(now);
        reports.rejected(order, id, Reasons.WITHDRAWN, now);
    }

    /** Refuses a command that a fault of ours has kept from being carried out; nothing else is done on the way. */
    public void failed(Command command, String id, Instant now) {
        open(now);
        if (command instanceof NewOrder order) {
            reports.rejected(order, id, Reasons.FAILED, now);
        } else {
            reports.changeRejected(command, null, Reasons.FAILED, now);
        }
    }

    private void begin(Instant now) {
        open(now);
        pass(now);
    }

    private void open(Instant now) {
        if (!account.isOpen()) {
            reports.opened(rules.openingCash(), now);
        }
    }

    private void place(NewOrder order, String id, boolean inTime, Instant now) {
        Tick tick = market.latest(order.symbol());
        // The session that the trader was told of: a command may be carried out long after it was sent.
        Instant end = endOf(order.timeInForce(), order.submitted());
        Reason obstacle = inTime ? obstacle(order, tick, end, now) : Reasons.LATE;
        if (obstacle != null) {
            reports.rejected(order, id, obstacle, now);
            return;
        }
        Price worst = rules.worstPrice().of(order, tick);
        Order accepted = reports.accepted(
                Order.accepted(order, id, now, end, worst, tick == null ? null : tick.position()), now);
        if (tick != null) {
            matching.tryAt(accepted, tick, now);
        }
        account.working(id)
                .filter(rest -> order.timeInForce().isImmediate())
                .ifPresent(rest -> reports.canceled(order.clientOrderId(), rest, Reasons.immediate(rest), now));
    }

    private @Nullable Reason obstacle(NewOrder order, @Nullable Tick tick, @Nullable Instant end, Instant now) {
        return isOver(end, now) ? Reasons.SESSION_OVER : acceptance.obstacle(account, order, null, tick, now);
    }

    private void replace(Replace replace, Instant now) {
        Order order = account.working(replace.orderId()).orElse(null);
        if (order == null) {
            reports.changeRejected(replace, null, Reasons.notOpen(replace.orderId()), now);
            return;
        }
        Tick tick = market.latest(order.symbol());
        Reason obstacle = acceptance.obstacle(account, replace, order, tick, now);
        if (obstacle != null) {
            reports.changeRejected(replace, order, obstacle, now);
            return;
        }
        NewOrder terms = replace.asItWouldStand(order);
        Instant end = terms.timeInForce() == order.timeInForce()
                ? order.sessionEnd()
                : endOf(terms.timeInForce(), replace.submitted());
        if (isOver(end, now)) {
            reports.changeRejected(replace, order, Reasons.SESSION_OVER, now);
            return;
        }
        Order other = order.replaced(
                terms.terms(), end, rules.worstPrice().of(terms, tick), tick == null ? null : tick.position());
        Order replaced = reports.replaced(replace, other, now);
        if (tick != null) {
            matching.tryAt(replaced, tick, now);
        }
    }

    private static boolean isOver(@Nullable Instant end, Instant now) {
        return end != null && !end.isAfter(now);
    }

    private @Nullable Instant endOf(TimeInForce timeInForce, Instant submitted) {
        return timeInForce == TimeInForce.DAY ? rules.sessionEndAfter(submitted) : null;
    }

    private void cancel(Cancel cancel, Instant now) {
        Order order = account.working(cancel.orderId()).orElse(null);
        if (order == null || order.isFlattening()) {
            reports.changeRejected(cancel, order, unchangeable(cancel.orderId(), order), now);
        } else {
            reports.canceled(cancel.clientOrderId(), order, Reasons.BY_TRADER, now);
        }
    }

    private static Reason unchangeable(String orderId, @Nullable Order order) {
        return order == null ? Reasons.notOpen(orderId) : Reasons.operators(orderId);
    }

    private void cancelAll(CancelAll all, Instant now) {
        List<Order> own = working(order -> !order.isFlattening());
        List<Order> meant = own.stream().filter(all::concerns).toList();
        if (meant.isEmpty()) {
            reports.changeRejected(all, null, Reasons.nothingOpen(own.size()), now);
        }
        meant.forEach(order -> reports.canceled(all.clientOrderId(), order, Reasons.BY_TRADER, now));
    }

    /** Tries every order that waits for this symbol at a tick, and then fires the alerts that the tick meets. */
    public void tick(Tick tick, Instant now) {
        pass(now);
        for (Side side : Side.values()) {
            List<Order> inTurn = working(order -> order.side() == side && waitsFor(tick, order));
            inTurn.sort(Acceptance.inTurn(side));
            inTurn.forEach(order -> matching.tryAt(order, tick, now));
        }
        alerts.tick(tick, now);
    }

    /** An order that the operators want cancelled waits for nothing, though it may not have been cancelled yet. */
    private boolean waitsFor(Tick tick, Order order) {
        return order.symbol().equals(tick.symbol())
                && order.isBefore(tick.position())
                && flattening.ending(order) == null;
    }

    /** Cancels what the operators want cancelled, and then closes what they want closed. */
    public void ruled(Instant now) {
        for (Order order : List.copyOf(account.working())) {
            Reason ending = flattening.ending(order);
            if (ending != null) {
                reports.canceled(order, ending, now);
            }
        }
        flattening.close(matching, now);
    }

    /** Fires the alerts whose symbols are stale or halted. */
    public void watch(Instant now) {
        alerts.look(now);
    }

    /** Expires the orders whose session is over, as every command and tick does before anything else. */
    public void pass(Instant now) {
        for (Order order : working(order -> order.isOver(now))) {
            reports.expired(order, now);
        }
    }

    /** A list of its own, since reports change what works; without a stream, since every command and tick asks. */
    private List<Order> working(Predicate<Order> which) {
        List<Order> found = new ArrayList<>();
        for (Order order : account.working()) {
            if (which.test(order)) {
                found.add(order);
            }
        }
        return found;
    }
}
