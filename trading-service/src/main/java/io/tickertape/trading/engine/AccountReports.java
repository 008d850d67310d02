package io.tickertape.trading.engine;

import io.tickertape.tape.market.Tick;
import io.tickertape.trading.account.Account;
import io.tickertape.trading.alert.Alert;
import io.tickertape.trading.order.AlertCommand;
import io.tickertape.trading.order.Command;
import io.tickertape.trading.order.ExecutionReport;
import io.tickertape.trading.order.ExecutionType;
import io.tickertape.trading.order.Fill;
import io.tickertape.trading.order.NewOrder;
import io.tickertape.trading.order.Order;
import io.tickertape.trading.order.Reason;
import io.tickertape.trading.order.Replace;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes the reports of one account: each is numbered, folded into the account, and handed on. */
final class AccountReports {
    private static final String NO_COMMAND = "";

    private final Account account;
    private final Consumer<ExecutionReport> reports;

    AccountReports(Account account, Consumer<ExecutionReport> reports) {
        this.account = account;
        this.reports = reports;
    }

    void opened(BigDecimal cash, Instant now) {
        report(new ExecutionReport(
                account.name(), next(), ExecutionType.ACCOUNT_OPENED, NO_COMMAND, null, null, null, cash, now));
    }

    /** Returns the order with the number of the report that accepts it. */
    Order accepted(Order order, Instant now) {
        Order accepted = order.acceptedBy(next());
        report(ExecutionType.NEW, order.clientOrderId(), accepted, null, now);
        return accepted;
    }

    /** The same of an order that closes a position, and why it does. */
    Order accepted(Order order, Reason why, Instant now) {
        Order accepted = order.acceptedBy(next());
        report(ExecutionType.NEW, NO_COMMAND, accepted, why, now);
        return accepted;
    }

    void rejected(NewOrder order, String id, Reason reason, Instant now) {
        report(ExecutionType.REJECTED, order.clientOrderId(), Order.rejected(order, id, now), reason, now);
    }

    void traded(Order before, Fill fill, Instant now) {
        report(new ExecutionReport(
                account.name(), next(), ExecutionType.TRADE, NO_COMMAND, before.filled(fill), fill, null, null, now));
    }

    Order triggered(Order waiting, Tick tick, Instant now) {
        Order triggered = waiting.triggered(tick.position());
        report(ExecutionType.TRIGGERED, NO_COMMAND, triggered, Reasons.triggered(tick), now);
        return triggered;
    }

    void passedOver(Order order, Tick tick, Instant now) {
        report(ExecutionType.PASSED_OVER, NO_COMMAND, order.passedOver(), Reasons.passedOver(order, tick), now);
    }

    /** Returns the order with the number of the report that replaces it. */
    Order replaced(Replace replace, Order order, Instant now) {
        Order replaced = order.changedBy(next());
        report(ExecutionType.REPLACED, replace.clientOrderId(), replaced, null, now);
        return replaced;
    }

    /** @param command the clientOrderId of the command that led to it */
    void canceled(String command, Order order, Reason reason, Instant now) {
        report(ExecutionType.CANCELED, command, order.canceled(), reason, now);
    }

    void canceled(Order order, Reason reason, Instant now) {
        canceled(NO_COMMAND, order, reason, now);
    }

    void expired(Order order, Instant now) {
        report(ExecutionType.EXPIRED, NO_COMMAND, order.expired(), Reasons.SESSION_END, now);
    }

    /** @param order that stands as it stood; null when there is none */
    void changeRejected(Command command, @Nullable Order order, Reason reason, Instant now) {
        ExecutionType type =
                command instanceof AlertCommand ? ExecutionType.ALERT_REJECTED : ExecutionType.CANCEL_REJECTED;
        report(type, command.clientOrderId(), order, reason, now);
    }

    void alertSet(Command command, Alert alert, Instant now) {
        report(ExecutionType.ALERT_SET, command.clientOrderId(), alert, now);
    }

    void alertFired(Alert alert, Instant now) {
        report(ExecutionType.ALERT_FIRED, NO_COMMAND, alert, now);
    }

    void alertRemoved(Command command, Alert alert, Instant now) {
        report(ExecutionType.ALERT_REMOVED, command.clientOrderId(), alert, now);
    }

    private void report(ExecutionType type, String command, Alert alert, Instant now) {
        report(new ExecutionReport(account.name(), next(), type, command, alert, now));
    }

    private void report(
            ExecutionType type, String command, @Nullable Order order, @Nullable Reason reason, Instant now) {
        report(new ExecutionReport(account.name(), next(), type, command, order, null, reason, null, now));
    }

    private void report(ExecutionReport report) {
        account.apply(report);
        reports.accept(report);
    }

    private long next() {
        return account.sequence() + 1;
    }
}
