package io.tickertape.testbed.attack;

import java.util.ArrayList;
import java.util.List;

/**
 * What came out of a run.
 *
 * @param faults what the attacks did to people; empty when all was well
 * @param attacks a line each: what was tried, how often, and what came back
 * @param succeeded the names of those that something came back from that shows no defence
 * @param figures of prices, orders and services
 */
record Verdict(List<String> faults, List<String> attacks, List<String> succeeded, List<String> figures) {
    /** Older than this, no price is live. */
    private static final double OLDEST_SECONDS = 1;

    private static final int LEAST_PERCENT = 90;

    Verdict {
        faults = List.copyOf(faults);
        attacks = List.copyOf(attacks);
        succeeded = List.copyOf(succeeded);
        figures = List.copyOf(figures);
    }

    /** What people must not have seen. */
    static List<String> faults(PriceAges ages, Dealings dealings) {
        List<String> faults = new ArrayList<>(dealings.faults());
        if (ages.oldestSeconds() > OLDEST_SECONDS) {
            faults.add(
                    "prices were %.2f s old; at most %.0f s is right".formatted(ages.oldestSeconds(), OLDEST_SECONDS));
        }
        if (ages.streamsLost() > 0) {
            faults.add("the watcher's stream ended " + ages.streamsLost() + " times");
        }
        if (ages.count() == 0) {
            faults.add("no price came");
        }
        if (dealings.answered() == 0) {
            faults.add("no order was answered");
        } else if (dealings.carriedOut() * 100 < dealings.answered() * LEAST_PERCENT) {
            faults.add("only %d of %d orders were carried out; the others were refused"
                    .formatted(dealings.carriedOut(), dealings.answered()));
        }
        return faults;
    }

    boolean isWell() {
        return faults.isEmpty();
    }

    @Override
    public String toString() {
        List<String> lines = new ArrayList<>();
        lines.add("Attacks (an answer marked with ! shows no defence):");
        lines.addAll(attacks);
        lines.addAll(figures);
        lines.add("Attacks that got through: " + (succeeded.isEmpty() ? "none" : String.join(", ", succeeded)));
        lines.add(
                isWell()
                        ? "All is well: prices stayed live, and every order was answered."
                        : faults.size() + " things are not as they should be:");
        faults.forEach(fault -> lines.add("  " + fault));
        return String.join("\n", lines);
    }
}
