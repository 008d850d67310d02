package io.tickertape.tape.market;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rule which tick of a symbol is its last: a property of the ticks, not of the order in which they are read.
 *
 * <p>Of numbered ticks, those count whose time is less than {@link #CLEARLY_LATER} before the newest of them; the one
 * with the highest sequence is the last, so that a series that begins again takes over once its times are clearly
 * later. Of ticks without a sequence, the one with the newest time is the last. Where a symbol has both, the newer time
 * decides.
 */
public final class LastTick {
    /** From so much later on, a lower sequence is that of a new series, not of a late tick. */
    static final Duration CLEARLY_LATER = Duration.ofSeconds(1);

    /** More only come of a feed whose sequence falls while its time rises. */
    private static final int MAXIMUM_NUMBERED = 64;

    /** Those that may be the last, now or once newer ticks come: their times rise and their sequences fall. */
    private final List<Tick> numbered = new ArrayList<>(1);

    private @Nullable Tick unnumbered;

    /** The last tick; null before the first. */
    public @Nullable Tick get() {
        Tick other = unnumbered;
        if (numbered.isEmpty()) {
            return other;
        }
        Tick highest = numbered.get(0);
        return other != null && isNewer(other, highest) ? other : highest;
    }

    /** Takes a tick in, in whatever order they are read. */
    public void add(Tick tick) {
        if (tick.sequence() == null) {
            unnumbered = unnumbered == null || isNewer(tick, unnumbered) ? tick : unnumbered;
        } else if (isLastOfAll(tick)) {
            numbered.clear();
            numbered.add(tick);
        } else if (numbered.stream().noneMatch(other -> outranks(other, tick) && !isNewer(tick, other))) {
            numbered.removeIf(other -> outranks(tick, other) && !isNewer(other, tick));
            insert(tick);
            Tick newest = numbered.get(numbered.size() - 1);
            numbered.removeIf(other -> isClearlyLater(newest, other));
        }
    }

    /** Nearly every tick is: later and higher than all before it, which then can never be the last again. */
    private boolean isLastOfAll(Tick tick) {
        return numbered.isEmpty()
                || (sequence(tick) > sequence(numbered.get(0)) && isNewer(tick, numbered.get(numbered.size() - 1)));
    }

    private void insert(Tick tick) {
        int place = numbered.size();
        while (place > 0 && isNewer(numbered.get(place - 1), tick)) {
            place--;
        }
        numbered.add(place, tick);
        if (numbered.size() > MAXIMUM_NUMBERED) {
            numbered.remove(numbered.size() - 2);
        }
    }

    private static boolean isClearlyLater(Tick one, Tick other) {
        return Duration.between(other.time(), one.time()).compareTo(CLEARLY_LATER) >= 0;
    }

    /** By time, and within a millisecond by where they stand on the topic. */
    public static boolean isNewer(Tick tick, Tick than) {
        int byTime = tick.time().compareTo(than.time());
        return byTime > 0 || (byTime == 0 && tick.position().compareTo(than.position()) > 0);
    }

    /** Of two with one sequence the later is a copy. */
    private static boolean outranks(Tick one, Tick other) {
        int bySequence = Long.compare(sequence(one), sequence(other));
        return bySequence > 0 || (bySequence == 0 && isNewer(other, one));
    }

    private static long sequence(Tick tick) {
        return tick.sequence() == null ? -1 : tick.sequence();
    }
}
