package io.tickertape.trading.gateway;

import io.tickertape.trading.account.Account;
import io.tickertape.trading.engine.Acceptance;
import io.tickertape.trading.order.Command;
import io.tickertape.trading.order.Means;
import io.tickertape.trading.order.NewOrder;
import io.tickertape.trading.order.Order;
import io.tickertape.trading.order.Refusal;
import io.tickertape.trading.order.Replace;
import io.tickertape.trading.order.Side;
import io.tickertape.trading.risk.PreTradeRisk;
import io.tickertape.trading.risk.Proposal;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/** Holds a command against the limits before it is journaled: an order as it would stand, whether new or replaced. */
final class CommandChecks {
    private final PreTradeRisk risk;
    private final Acceptance acceptance;

    /** @param acceptance the engine's, so that no order is suggested that it would reject */
    CommandChecks(PreTradeRisk risk, Acceptance acceptance) {
        this.risk = risk;
        this.acceptance = acceptance;
    }

    /** Whether the checks ask for more of the account than how many of its orders are open. */
    static boolean needsAccount(Command command) {
        return command instanceof Replace || (command instanceof NewOrder order && order.side() == Side.SELL);
    }

    /**
     * Everything that speaks against a command for which no account is needed. What is suggested is what the limits
     * allow; {@link #suggesting} knows the account too.
     */
    List<Refusal> refusals(Command command, boolean placeAnyway, int openOrders) {
        return command instanceof NewOrder order
                ? risk.check(new Proposal(order, null, openOrders, Means.UNKNOWN), placeAnyway, order.submitted())
                : List.of();
    }

    /** The refusals of a new order, with the nearest order that passes the account's means as well. */
    List<Refusal> suggesting(NewOrder order, List<Refusal> refusals, Account account, boolean isRestored) {
        AccountChecks of = of(account, isRestored);
        return risk.suggesting(refusals, of.ofNew(order), order.submitted(), of.accepting(order.submitted()));
    }

    /**
     * Everything that speaks against the command. Nothing ever does against a cancel: it puts nothing at stake.
     *
     * @param account as its pages show it; the engine decides by its own
     * @param isRestored whether all of the account's past has been read
     */
    List<Refusal> refusals(Command command, boolean placeAnyway, Account account, boolean isRestored) {
        AccountChecks of = of(account, isRestored);
        if (command instanceof NewOrder order) {
            return check(of.ofNew(order), placeAnyway, order.submitted(), of.accepting(order.submitted()));
        }
        return command instanceof Replace replace ? refusals(replace, placeAnyway, of) : List.of();
    }

    private List<Refusal> refusals(Replace replace, boolean placeAnyway, AccountChecks of) {
        ReplacedOrder replaced = ReplacedOrder.of(replace, of);
        Order order = replaced.order();
        Instant now = replace.submitted();
        return order == null
                ? replaced.faults()
                : check(of.ofReplacement(replace, order), placeAnyway, now, of.accepting(replace, order, now));
    }

    private List<Refusal> check(Proposal proposal, boolean placeAnyway, Instant now, Predicate<NewOrder> isAccepted) {
        return risk.suggesting(risk.check(proposal, placeAnyway, now), proposal, now, isAccepted);
    }

    AccountChecks of(Account account, boolean isRestored) {
        return new AccountChecks(acceptance, account, isRestored);
    }

    /** Remembers what went to the journal: the same order again is likely a mistake. */
    void submitted(Command command) {
        if (command instanceof NewOrder order) {
            risk.submitted(order, order.submitted());
        }
    }
}
