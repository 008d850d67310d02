package io.tickertape.trading.gateway;

import io.tickertape.trading.account.Account;
import io.tickertape.trading.order.Command;
import io.tickertape.trading.order.NewOrder;
import io.tickertape.trading.order.Order;
import io.tickertape.trading.order.Refusal;
import io.tickertape.trading.order.Replace;
import io.tickertape.trading.order.Side;
import io.tickertape.trading.risk.PreTradeRisk;
import io.tickertape.trading.risk.Proposal;
import java.util.List;
import java.util.Optional;

/** Holds a command against the limits before it is journaled: an order as it would stand, whether new or replaced. */
final class CommandChecks {
    private final PreTradeRisk risk;

    CommandChecks(PreTradeRisk risk) {
        this.risk = risk;
    }

    /** Whether the checks ask for more of the account than how many of its orders are open. */
    static boolean needsAccount(Command command) {
        return command instanceof Replace || (command instanceof NewOrder order && order.side() == Side.SELL);
    }

    /** Everything that speaks against a command for which no account is needed. */
    List<Refusal> refusals(Command command, boolean placeAnyway, int openOrders) {
        return command instanceof NewOrder order
                ? risk.check(new Proposal(order, null, openOrders, Proposal.UNKNOWN), placeAnyway, order.submitted())
                : List.of();
    }

    /**
     * Everything that speaks against the command. Nothing ever does against a cancel: it puts nothing at stake.
     *
     * @param account as its pages show it; the engine decides by its own
     * @param isRestored whether all of the account's past has been read
     */
    List<Refusal> refusals(Command command, boolean placeAnyway, Account account, boolean isRestored) {
        if (command instanceof NewOrder order) {
            return risk.check(ofNew(order, account, isRestored), placeAnyway, order.submitted());
        }
        return command instanceof Replace replace ? refusals(replace, placeAnyway, account, isRestored) : List.of();
    }

    private List<Refusal> refusals(Replace replace, boolean placeAnyway, Account account, boolean isRestored) {
        if (!isRestored) {
            return List.of(GatewayRefusals.NOT_READ_YET);
        }
        Optional<Order> open = account.working(replace.orderId());
        if (open.isEmpty()) {
            return List.of(GatewayRefusals.notOpen(replace.orderId()));
        }
        Order order = open.get();
        List<Refusal> misfits = replace.misfits(order).stream()
                .map(misfit -> GatewayRefusals.field(misfit.field(), misfit.value(), misfit.right()))
                .toList();
        return misfits.isEmpty()
                ? risk.check(ofReplacement(replace, order, account), placeAnyway, replace.submitted())
                : misfits;
    }

    /** Remembers what went to the journal: the same order again is likely a mistake. */
    void submitted(Command command) {
        if (command instanceof NewOrder order) {
            risk.submitted(order, order.submitted());
        }
    }

    private static Proposal ofNew(NewOrder order, Account account, boolean isRestored) {
        return new Proposal(
                order,
                null,
                account.working().size(),
                isRestored ? account.position(order.symbol()).available() : Proposal.UNKNOWN);
    }

    private static Proposal ofReplacement(Replace replace, Order order, Account account) {
        return new Proposal(
                replace.asItWouldStand(order),
                order,
                account.working().size() - 1,
                account.position(order.symbol()).available() + order.reservedShares());
    }
}
