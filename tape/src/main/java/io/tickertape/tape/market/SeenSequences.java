package io.tickertape.tape.market;

import static io.tickertape.tape.market.LastTick.CLEARLY_LATER;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The sequences of a symbol's ticks so far, as runs without a gap: one run for a feed that leaves none out. */
final class SeenSequences {
    /** Beyond it the oldest two become one, and a tick from between them is taken for a copy. */
    private static final int MAXIMUM_RUNS = 64;

    private final List<Run> runs = new ArrayList<>(1);

    /** Takes a sequence in; false if a tick with this sequence, at about this time, came before. */
    boolean add(long sequence, Instant time) {
        for (Run run : runs) {
            if (run.has(sequence, time)) {
                return false;
            }
        }
        for (Run run : runs) {
            if (run.growsBy(sequence, time)) {
                return true;
            }
        }
        runs.add(new Run(sequence, time));
        if (runs.size() > MAXIMUM_RUNS) {
            runs.set(0, runs.get(0).and(runs.remove(1)));
        }
        return true;
    }

    /** A series that begins again has the same sequences at other times. */
    private static final class Run {
        private long first;
        private long last;
        private Instant from;
        private Instant until;

        Run(long sequence, Instant time) {
            first = sequence;
            last = sequence;
            from = time;
            until = time;
        }

        boolean has(long sequence, Instant time) {
            return sequence >= first
                    && sequence <= last
                    && time.isAfter(from.minus(CLEARLY_LATER))
                    && time.isBefore(until.plus(CLEARLY_LATER));
        }

        boolean growsBy(long sequence, Instant time) {
            boolean follows = sequence == last + 1 && time.isAfter(until.minus(CLEARLY_LATER));
            boolean precedes = sequence == first - 1 && time.isBefore(from.plus(CLEARLY_LATER));
            if (follows || precedes) {
                span(sequence, time);
            }
            return follows || precedes;
        }

        Run and(Run other) {
            span(other.first, other.from);
            span(other.last, other.until);
            return this;
        }

        private void span(long sequence, Instant time) {
            first = Math.min(first, sequence);
            last = Math.max(last, sequence);
            from = time.isBefore(from) ? time : from;
            until = time.isAfter(until) ? time : until;
        }
    }
}
