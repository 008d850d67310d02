package io.tickertape.trading.gateway.topic;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;

/** How many sockets each account has open, here and as the other instances have told. Any thread may ask. */
final class SocketCounts {
    /** An instance that has not told so again for this long has ended, and its sockets with it. */
    static final Duration GOOD_FOR = Duration.ofSeconds(30);

    /** So that no records fill the heap: of further accounts, and of further instances, nothing is kept. */
    static final int MOST_ACCOUNTS = 100_000;

    private static final int MOST_INSTANCES = 100;

    private final Map<String, Map<String, Told>> elsewhere = new HashMap<>();
    private final Map<String, Integer> here = new HashMap<>();
    private final Set<String> untold = new HashSet<>();

    private record Told(int open, Instant at) {
        boolean isGoodAt(Instant now) {
            return at.plus(GOOD_FOR).isAfter(now);
        }
    }

    synchronized int elsewhere(String account, Instant now) {
        return elsewhere.getOrDefault(account, Map.of()).values().stream()
                .filter(told -> told.isGoodAt(now))
                .mapToInt(Told::open)
                .sum();
    }

    synchronized void take(SocketCount count, Instant at) {
        Map<String, Told> ofAccount = elsewhere.get(count.account());
        if (ofAccount == null && elsewhere.size() < MOST_ACCOUNTS) {
            ofAccount = new HashMap<>();
            elsewhere.put(count.account(), ofAccount);
        }
        if (ofAccount != null && (ofAccount.size() < MOST_INSTANCES || ofAccount.containsKey(count.by()))) {
            ofAccount.put(count.by(), new Told(count.open(), at));
        }
    }

    synchronized void here(String account, int open) {
        if (open == 0) {
            here.remove(account);
        } else {
            here.put(account, open);
        }
        untold.add(account);
    }

    /** All that have sockets here are told again, and what nobody has told again is forgotten. */
    synchronized void renew(Instant now) {
        untold.addAll(here.keySet());
        for (Iterator<Map<String, Told>> all = elsewhere.values().iterator(); all.hasNext(); ) {
            Map<String, Told> ofAccount = all.next();
            ofAccount.values().removeIf(told -> told.open() == 0 || !told.isGoodAt(now));
            if (ofAccount.isEmpty()) {
                all.remove();
            }
        }
    }

    /** The counts here that the others have not been told, which they are now. */
    synchronized Map<String, Integer> takeUntold() {
        Map<String, Integer> counts = new HashMap<>();
        untold.forEach(account -> counts.put(account, here.getOrDefault(account, 0)));
        untold.clear();
        return counts;
    }
}
