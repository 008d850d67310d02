package io.tickertape.testbed.feed;

import java.util.Random;

/** When ticks come: ordinary trading, bursts and quiet spells in turn, at a given rate on average. */
final class Activity {
    private enum Spell {
        ORDINARY(8, 1),
        BURST(1.5, 5),
        QUIET(2.5, 0.04);

        private final double meanSeconds;
        private final double intensity;

        Spell(double meanSeconds, double intensity) {
            this.meanSeconds = meanSeconds;
            this.intensity = intensity;
        }
    }

    private static final Spell[] OTHERS = {Spell.BURST, Spell.QUIET};

    private final double ordinaryRate;
    private Spell spell = Spell.ORDINARY;
    private double secondsLeft = Spell.ORDINARY.meanSeconds;

    Activity(double ticksPerSecond) {
        // Every second spell is an ordinary one; each of the others comes as often as the other.
        double seconds = 0;
        double ticks = 0;
        for (Spell each : Spell.values()) {
            double share = each == Spell.ORDINARY ? 2 : 1;
            seconds += share * each.meanSeconds;
            ticks += share * each.meanSeconds * each.intensity;
        }
        this.ordinaryRate = ticksPerSecond * seconds / ticks;
    }

    /** Seconds until the next tick. */
    double next(Random random) {
        double waited = 0;
        double work = exponential(random);
        while (work > secondsLeft * rate()) {
            work -= secondsLeft * rate();
            waited += secondsLeft;
            spell = spell == Spell.ORDINARY ? OTHERS[random.nextInt(OTHERS.length)] : Spell.ORDINARY;
            secondsLeft = spell.meanSeconds * exponential(random);
        }
        double rest = work / rate();
        secondsLeft -= rest;
        return waited + rest;
    }

    private double rate() {
        return ordinaryRate * spell.intensity;
    }

    private static double exponential(Random random) {
        return -StrictMath.log(1 - random.nextDouble());
    }
}
