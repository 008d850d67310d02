package io.tickertape.trading.gateway;

import io.tickertape.trading.account.Account;
import io.tickertape.trading.blotter.Blotter;
import io.tickertape.trading.order.Command;
import io.tickertape.trading.order.NewOrder;
import io.tickertape.trading.order.Order;
import io.tickertape.trading.order.Refusal;
import io.tickertape.trading.order.Replace;
import io.tickertape.trading.risk.PreTradeRisk;
import io.tickertape.trading.risk.Proposal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Holds a command against the limits before it is journaled: an order as it would stand, whether new or replaced. */
final class CommandChecks {
    private final PreTradeRisk risk;
    private final Blotter blotter;

    CommandChecks(PreTradeRisk risk, Blotter blotter) {
        this.risk = risk;
        this.blotter = blotter;
    }

    /** Everything that speaks against the command. Nothing ever does against a cancel: it puts nothing at stake. */
    List<Refusal> refusals(Command command, boolean placeAnyway) {
        if (command instanceof NewOrder order) {
            return risk.check(ofNew(order), placeAnyway, order.submitted());
        }
        return command instanceof Replace replace ? refusals(replace, placeAnyway) : List.of();
    }

    private List<Refusal> refusals(Replace replace, boolean placeAnyway) {
        if (!blotter.isRestored(replace.account())) {
            return List.of(GatewayRefusals.NOT_READ_YET);
        }
        Optional<Order> open = ofAccount(replace.account(), account -> account.working(replace.orderId()));
        if (open.isEmpty()) {
            return List.of(GatewayRefusals.notOpen(replace.orderId()));
        }
        Order order = open.get();
        List<Refusal> misfits = replace.misfits(order).stream()
                .map(misfit -> GatewayRefusals.field(misfit.field(), misfit.value(), misfit.right()))
                .toList();
        return misfits.isEmpty()
                ? risk.check(ofReplacement(replace, order), placeAnyway, replace.submitted())
                : misfits;
    }

    /** Remembers what went to the journal: the same order again is likely a mistake. */
    void submitted(Command command) {
        if (command instanceof NewOrder order) {
            risk.submitted(order, order.submitted());
        }
    }

    private Proposal ofNew(NewOrder order) {
        boolean isRestored = blotter.isRestored(order.account());
        return ofAccount(
                order.account(),
                account -> new Proposal(
                        order,
                        null,
                        account.working().size(),
                        isRestored ? account.position(order.symbol()).available() : Proposal.UNKNOWN));
    }

    private Proposal ofReplacement(Replace replace, Order order) {
        return ofAccount(
                replace.account(),
                account -> new Proposal(
                        replace.asItWouldStand(order),
                        order,
                        account.working().size() - 1,
                        account.position(order.symbol()).available() + order.reservedShares()));
    }

    /** The one place where the account is looked at, as its pages show it; the engine decides by its own. */
    private <T> T ofAccount(String name, Function<Account, T> reader) {
        return blotter.whileStill(name, view -> reader.apply(view.account()));
    }
}
