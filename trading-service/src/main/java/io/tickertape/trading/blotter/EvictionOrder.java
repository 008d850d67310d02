package io.tickertape.trading.blotter;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How much of the past is held in all; the accounts in which nothing happened, and at which nobody looked, for
 * the longest make room. */
final class EvictionOrder {
    private final int most;
    /** How much is held of each, the one that changed or was looked at last at the end. */
    private final Map<String, Integer> accounts = new LinkedHashMap<>(16, 0.75f, true);

    private int entries;

    EvictionOrder(int most) {
        this.most = most;
    }

    /** Reading an account counts as use, so that it is evicted last. */
    void lookedAt(String account) {
        accounts.get(account);
    }

    /** Notes how much is held of an account that changed, and names those whose past must go. */
    List<String> changed(String account, int count) {
        Integer before = accounts.put(account, count);
        entries += count - (before == null ? 0 : before);
        if (entries <= most) {
            return List.of();
        }
        List<String> mustGo = new ArrayList<>();
        Iterator<Map.Entry<String, Integer>> longestAgo = accounts.entrySet().iterator();
        while (entries > most && accounts.size() > 1) {
            Map.Entry<String, Integer> next = longestAgo.next();
            entries -= next.getValue();
            mustGo.add(next.getKey());
            longestAgo.remove();
        }
        return mustGo;
    }
}
