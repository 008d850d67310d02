package io.tickertape.trading.engine;

import io.tickertape.tape.market.Symbol;
import io.tickertape.tape.market.Tick;
import io.tickertape.trading.account.Account;
import io.tickertape.trading.alert.Alert;
import io.tickertape.trading.alert.AlertCondition;
import io.tickertape.trading.alert.AlertTick;
import io.tickertape.trading.market.Market;
import io.tickertape.trading.order.AlertCommand;
import io.tickertape.trading.order.Reason;
import io.tickertape.trading.order.RemoveAlert;
import io.tickertape.trading.order.SetAlert;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Watches the market for the alerts of an account: each fires once, at the first tick after it was set that meets it, or
 * at the first look that finds its symbol stale or halted.
 */
record AlertWatch(Account account, AlertRules rules, Market market, Rulings rulings, AccountReports reports) {
    void carryOut(AlertCommand command, String id, Instant now) {
        if (command instanceof SetAlert set) {
            set(set, id, now);
        } else if (command instanceof RemoveAlert remove) {
            account.alert(remove.alertId())
                    .ifPresentOrElse(
                            alert -> reports.alertRemoved(remove, alert, now),
                            () -> reports.changeRejected(remove, null, Reasons.noAlert(remove.alertId()), now));
        }
    }

    private void set(SetAlert command, String id, Instant now) {
        Tick latest = market.latest(command.terms().symbol());
        if (latest == null) {
            reports.changeRejected(
                    command, null, Reasons.noPrice(command.terms().symbol()), now);
            return;
        }
        Reason obstacle = obstacle(command);
        if (obstacle != null) {
            reports.changeRejected(command, null, obstacle, now);
        } else {
            reports.alertSet(command, new Alert(id, command.terms(), AlertTick.of(latest), now, null), now);
        }
    }

    private @Nullable Reason obstacle(SetAlert command) {
        boolean isSet = account.alerts().stream()
                .anyMatch(alert -> alert.isPending() && alert.terms().equals(command.terms()));
        if (isSet) {
            return Reasons.SAME_ALERT;
        }
        return account.alerts().size() < rules.perAccount() ? null : Reasons.alerts(rules.perAccount());
    }

    /** Fires what a tick meets. */
    void tick(Tick tick, Instant now) {
        for (Alert alert : pending(each -> each.isMetBy(tick))) {
            reports.alertFired(alert.fired(now, AlertTick.of(tick)), now);
        }
    }

    /** Fires what the state of the market meets. */
    void look(Instant now) {
        for (Alert alert : pending(each -> isMet(each, now))) {
            Tick latest = market.latest(alert.symbol());
            reports.alertFired(alert.fired(now, latest == null ? null : AlertTick.of(latest)), now);
        }
    }

    private boolean isMet(Alert alert, Instant now) {
        AlertCondition condition = alert.terms().condition();
        return (condition == AlertCondition.STALE && isStale(alert.symbol(), now))
                || (condition == AlertCondition.HALTED && isHalted(alert.symbol()));
    }

    private boolean isStale(Symbol symbol, Instant now) {
        Tick latest = market.latest(symbol);
        return latest == null || latest.age(now).compareTo(rules.staleAfter()) > 0;
    }

    private boolean isHalted(Symbol symbol) {
        return market.isHalted(symbol) || rulings.barring(symbol) != null;
    }

    /** A list of its own, since reports change what is pending; without a stream, since every tick asks. */
    private List<Alert> pending(Predicate<Alert> which) {
        List<Alert> found = new ArrayList<>();
        for (Alert alert : account.alerts()) {
            if (alert.isPending() && which.test(alert)) {
                found.add(alert);
            }
        }
        return found;
    }
}
