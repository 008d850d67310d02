package io.tickertape.testbed.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What came out of a run.
 *
 * @param done the faults of the plan that there were
 * @param faults what was not as it should be; empty when all was well
 * @param moves what the traders did, and how often
 * @param commands what was on the journal
 * @param reports how many there are of each kind
 * @param times how long it took to trade again
 */
record Verdict(
        Plan plan,
        List<String> done,
        List<String> faults,
        Map<Move, Integer> moves,
        String commands,
        Map<String, Long> reports,
        List<String> times) {
    private static final int FAULTS_SHOWN = 20;

    boolean isWell() {
        return faults.isEmpty();
    }

    /** The whole of it on one line. */
    String line(double seconds) {
        long kills = plan.faults().stream().filter(Fault::isKill).count();
        return "seed %d: %s, %d kills and %d freezes in %.0f s, %s, moves %s"
                .formatted(
                        plan.seed(),
                        isWell() ? "all is well" : faults.size() + " FAULTS",
                        kills,
                        plan.faults().size() - kills,
                        seconds,
                        commands,
                        new TreeMap<>(moves));
    }

    @Override
    public String toString() {
        List<String> lines = new ArrayList<>();
        lines.add("Seed %d, %d faults; %s, reports %s".formatted(plan.seed(), done.size(), commands, reports));
        lines.add("The traders' moves: " + new TreeMap<>(moves));
        lines.addAll(times);
        if (isWell()) {
            lines.add("All is well: every word that was told is true, and everything adds up.");
        } else {
            lines.add("The plan up to then:");
            done.forEach(fault -> lines.add("  " + fault));
            lines.add(faults.size() + " things are not as they should be; the first of them:");
            faults.stream().limit(FAULTS_SHOWN).forEach(lines::add);
        }
        return String.join("\n", lines);
    }
}
