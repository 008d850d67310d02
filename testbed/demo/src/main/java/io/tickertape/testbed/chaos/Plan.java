package io.tickertape.testbed.chaos;

import io.tickertape.testbed.chaos.Fault.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** The faults of a run in their order, some kills and a freeze a round: the same seed makes the same plan. */
record Plan(long seed, List<Fault> faults) {
    /**
     * How dense faults are.
     *
     * @param killsPerFreeze of which one round consists
     * @param calmMillis at least how long traders trade before a fault, and at most twice
     * @param deadMillis at most how long killed programs stay away
     * @param frozenMillis at most how long programs are frozen
     */
    record Pace(int killsPerFreeze, int calmMillis, int deadMillis, int frozenMillis) {
        /** Outlasts the time limits of Kafka's and of the service's sessions. */
        static final Pace CALM = new Pace(3, 2_000, 3_000, 15_000);

        /** For many kills: the next comes soon after traders trade again. */
        static final Pace DENSE = new Pace(5, 500, 1_000, 6_000);
    }

    private static final List<Kind> BOTH = List.of(Kind.KILL_BOTH, Kind.KILL_TRADING_WITH_THE_BROKER_FROZEN);
    private static final List<Kind> FREEZES = List.of(Kind.FREEZE_TRADING, Kind.FREEZE_BROKER, Kind.FREEZE_BOTH);
    private static final int LEAST_FROZEN_MILLIS = 1_000;

    Plan {
        faults = List.copyOf(faults);
    }

    /** @param kills how many there are; the freezes come on top */
    static Plan of(long seed, int kills, Pace pace) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Fault> faults = new ArrayList<>();
        for (int left = kills; left > 0; left -= pace.killsPerFreeze()) {
            List<Kind> round = new ArrayList<>(List.of(any(FREEZES, random)));
            List<Kind> killing = new ArrayList<>();
            for (int kill = Math.min(left, pace.killsPerFreeze()); kill > 0; kill--) {
                if (killing.isEmpty()) {
                    killing.addAll(List.of(Kind.KILL_TRADING, Kind.KILL_BROKER, any(BOTH, random)));
                }
                round.add(killing.remove(random.nextInt(killing.size())));
            }
            while (!round.isEmpty()) {
                Kind kind = round.remove(random.nextInt(round.size()));
                Duration calm = Duration.ofMillis(pace.calmMillis() + random.nextInt(pace.calmMillis()));
                faults.add(new Fault(kind, calm, lasting(kind, pace, random)));
            }
        }
        return new Plan(seed, faults);
    }

    private static Kind any(List<Kind> kinds, SplittableRandom random) {
        return kinds.get(random.nextInt(kinds.size()));
    }

    private static Duration lasting(Kind kind, Pace pace, SplittableRandom random) {
        return Duration.ofMillis(
                switch (kind) {
                    case KILL_TRADING, KILL_BROKER, KILL_BOTH -> random.nextInt(pace.deadMillis());
                    case KILL_TRADING_WITH_THE_BROKER_FROZEN -> LEAST_FROZEN_MILLIS + random.nextInt(pace.deadMillis());
                    case FREEZE_TRADING, FREEZE_BROKER, FREEZE_BOTH ->
                        LEAST_FROZEN_MILLIS + random.nextInt(pace.frozenMillis() - LEAST_FROZEN_MILLIS);
                });
    }
}
