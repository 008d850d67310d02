package io.tickertape.trading.journal;

import io.tickertape.trading.order.Refusal;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** How many orders are undecided, in all and of each account; beyond the bounds nothing is let in. */
final class InFlightLimit {
    private final int maximum;
    private final int maximumPerAccount;
    private final AtomicInteger count = new AtomicInteger();
    private final Map<String, Integer> accounts = new ConcurrentHashMap<>();

    InFlightLimit(int maximum, int maximumPerAccount) {
        this.maximum = maximum;
        this.maximumPerAccount = maximumPerAccount;
    }

    Optional<Refusal> enter(String account) {
        if (count.incrementAndGet() > maximum) {
            count.decrementAndGet();
            return Optional.of(new Refusal(
                    "journal.full",
                    "",
                    maximum + " orders are waiting for the journal",
                    "nothing was placed; send it again in a moment"));
        }
        if (accounts.merge(account, 1, Integer::sum) > maximumPerAccount) {
            leave(account);
            return Optional.of(new Refusal(
                    "journal.account-full",
                    "",
                    maximumPerAccount + " orders of this account are waiting for the journal",
                    "nothing was placed; send it again when they are decided"));
        }
        return Optional.empty();
    }

    void leave(String account) {
        count.decrementAndGet();
        accounts.computeIfPresent(account, (name, orders) -> orders == 1 ? null : orders - 1);
    }

    int count() {
        return count.get();
    }
}
