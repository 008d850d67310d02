package io.tickertape.testbed.attack;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What one attack tried, how often, and what came back. */
final class Tally {
    /** An attack can provoke many different answers; the table shows so many. */
    private static final int OUTCOMES_KEPT = 40;

    private static final String OTHERS = "others";

    private final Pattern defence;
    private final LongAdder strikes = new LongAdder();
    private final Map<String, LongAdder> outcomes = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> undefended = new ConcurrentHashMap<>();

    Tally(Pattern defence) {
        this.defence = defence;
    }

    void strike() {
        strikes.increment();
    }

    /** Counts an answer of a service, or whatever else became of a strike. */
    void outcome(String service, String word) {
        String key = service.isEmpty() ? word : service + " " + word;
        count(outcomes, key);
        if (!defence.matcher(word).matches()) {
            count(undefended, key);
        }
    }

    private static void count(Map<String, LongAdder> counts, String key) {
        String kept = counts.containsKey(key) || counts.size() < OUTCOMES_KEPT ? key : OTHERS;
        counts.computeIfAbsent(kept, any -> new LongAdder()).increment();
    }

    long strikes() {
        return strikes.sum();
    }

    /** How often each answer came. */
    Map<String, Long> outcomes() {
        return sums(outcomes);
    }

    /** Those among the answers that show no defence. */
    Map<String, Long> undefended() {
        return sums(undefended);
    }

    private static Map<String, Long> sums(Map<String, LongAdder> counts) {
        return counts.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, count -> count.getValue().sum(), Long::sum, TreeMap::new));
    }
}
