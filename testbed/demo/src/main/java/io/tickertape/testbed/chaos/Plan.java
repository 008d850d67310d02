package io.tickertape.testbed.chaos;

import io.tickertape.testbed.chaos.Fault.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** What goes wrong, in its order: the same seed makes the same plan. In every round three kills and a freeze. */
record Plan(long seed, List<Fault> faults) {
    private static final List<Kind> BOTH = List.of(Kind.KILL_BOTH, Kind.KILL_TRADING_WITH_THE_BROKER_FROZEN);
    private static final List<Kind> FREEZES = List.of(Kind.FREEZE_TRADING, Kind.FREEZE_BROKER, Kind.FREEZE_BOTH);
    private static final int CALM_MILLIS = 2_000;
    private static final int DEAD_MILLIS = 3_000;
    private static final int FROZEN_MILLIS = 15_000;

    Plan {
        faults = List.copyOf(faults);
    }

    /** @param kills how many there are; the freezes come on top */
    static Plan of(long seed, int kills) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Fault> faults = new ArrayList<>();
        int left = kills;
        while (left > 0) {
            List<Kind> killing = new ArrayList<>(List.of(Kind.KILL_TRADING, Kind.KILL_BROKER, any(BOTH, random)));
            List<Kind> round = new ArrayList<>(List.of(any(FREEZES, random)));
            for (; left > 0 && !killing.isEmpty(); left--) {
                round.add(killing.remove(random.nextInt(killing.size())));
            }
            while (!round.isEmpty()) {
                Kind kind = round.remove(random.nextInt(round.size()));
                faults.add(new Fault(kind, calm(random), lasting(kind, random)));
            }
        }
        return new Plan(seed, faults);
    }

    private static Kind any(List<Kind> kinds, SplittableRandom random) {
        return kinds.get(random.nextInt(kinds.size()));
    }

    private static Duration calm(SplittableRandom random) {
        return Duration.ofMillis(CALM_MILLIS + random.nextInt(CALM_MILLIS));
    }

    private static Duration lasting(Kind kind, SplittableRandom random) {
        return Duration.ofMillis(
                switch (kind) {
                    case KILL_TRADING, KILL_BROKER, KILL_BOTH -> random.nextInt(DEAD_MILLIS);
                    case KILL_TRADING_WITH_THE_BROKER_FROZEN -> 1_000 + random.nextInt(DEAD_MILLIS);
                    case FREEZE_TRADING, FREEZE_BROKER, FREEZE_BOTH -> 1_000 + random.nextInt(FROZEN_MILLIS - 1_000);
                });
    }
}
