package io.tickertape.trading.gateway;

import io.tickertape.trading.account.Account;
import io.tickertape.trading.engine.Acceptance;
import io.tickertape.trading.order.Means;
import io.tickertape.trading.order.NewOrder;
import io.tickertape.trading.order.Order;
import io.tickertape.trading.order.Replace;
import io.tickertape.trading.risk.Proposal;
import java.time.Instant;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What an account has for an order, and whether the engine would accept it, by the account as its pages show it.
 *
 * @param isRestored whether all of the account's past has been read
 */
record AccountChecks(Acceptance acceptance, Account account, boolean isRestored) {
    Proposal ofNew(NewOrder order) {
        return new Proposal(order, null, account.working().size(), means(order, null));
    }

    Proposal ofReplacement(Replace replace, Order order) {
        return new Proposal(
                replace.asItWouldStand(order), order, account.working().size() - 1, means(order.placed(), order));
    }

    private Means means(NewOrder order, @Nullable Order replaced) {
        return isRestored ? acceptance.means(account, order.symbol(), replaced) : Means.UNKNOWN;
    }

    /** Whether the engine would accept a new order; of an account that is still being read, nobody knows. */
    Predicate<NewOrder> accepting(Instant now) {
        return order -> !isRestored || acceptance.obstacle(account, order, null, now) == null;
    }

    /** Whether the engine would accept an order instead of what a replacement names: none where it refuses any of them. */
    Predicate<NewOrder> accepting(Replace replace, Order replaced, Instant now) {
        boolean isOpenToIt = !replaced.isFlattening() && !replace.isStale(replaced);
        return order -> isOpenToIt && acceptance.obstacle(account, order, replaced, now) == null;
    }
}
