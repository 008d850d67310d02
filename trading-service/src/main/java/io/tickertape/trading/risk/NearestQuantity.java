package io.tickertape.trading.risk;

import io.tickertape.trading.order.Quantity;
import io.tickertape.trading.order.Side;
import java.util.Optional;

/** Finds the quantity nearest to that of an order: in whole lots, or all that is left of a position that is sold. */
record NearestQuantity(Proposal proposal, long lot) {
    /** Empty when not one lot would do. */
    Optional<Quantity> upTo(long most) {
        boolean sells = proposal.order().side() == Side.SELL;
        long all = proposal.sellable();
        long lots = inLots(sells ? Math.min(most, all) : most);
        boolean mayBeAll = sells && all > proposal.filled() && all <= most;
        if (!mayBeAll) {
            return lots == 0 ? Optional.empty() : Optional.of(new Quantity(lots));
        }
        return Optional.of(new Quantity(lots == 0 || isNearer(all, lots) ? all : lots));
    }

    /** Above what is filled; 0 for none. */
    private long inLots(long most) {
        long shares = proposal.order().quantity().shares();
        // Of two numbers of lots that are as near, the smaller one.
        long wanted = shares / lot + (shares % lot > lot - shares % lot ? 1 : 0);
        long least = proposal.filled() / lot + 1;
        return most / lot < least ? 0 : Math.min(Math.max(wanted, least), most / lot) * lot;
    }

    private boolean isNearer(long one, long other) {
        long shares = proposal.order().quantity().shares();
        return Math.abs(one - shares) < Math.abs(other - shares);
    }
}
