package io.tickertape.trading.engine;

import io.tickertape.tape.market.Tick;
import io.tickertape.trading.account.Account;
import io.tickertape.trading.market.Market;
import io.tickertape.trading.order.Fill;
import io.tickertape.trading.order.Order;
import io.tickertape.trading.order.TimeInForce;
import java.time.Instant;
import java.util.Optional;

/** Tries an account's orders at ticks: triggers stops, fills, and says when a tick was passed over. */
record Matching(Account account, Venue venue, Market market, AccountReports reports) {
    void tryAt(Order order, Tick tick, Instant now) {
        if (!venue.isFresh(tick, now) || market.isHalted(tick.symbol())) {
            return;
        }
        Order triggered = order;
        if (!order.isTriggered()) {
            if (!venue.triggers(order, tick)) {
                return;
            }
            triggered = reports.triggered(order, tick, now);
        }
        trade(triggered, tick, now);
    }

    private void trade(Order order, Tick tick, Instant now) {
        long left = account.left(tick);
        Optional<Fill> fill = venue.fill(order, tick, left, now);
        boolean inFull = order.timeInForce() == TimeInForce.FOK;
        if (fill.isPresent() && (!inFull || fill.get().quantity().shares() == order.leaves())) {
            reports.traded(order, fill.get(), now);
        } else if (!order.isPassedOver() && left > 0 && venue.isBeyondProtection(order, tick)) {
            // Once until it is filled or replaced: ticks beyond its protection may go on for hours.
            reports.passedOver(order, tick, now);
        }
    }
}
