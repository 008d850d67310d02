package io.tickertape.testbed.bench.trade;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * From where one order after the other is placed: the next when the one before is answered, and not before it is due.
 *
 * <p>An order that is due while the one before is not answered has been waiting since it was due. One whose timer fired
 * late has not: that is the generator's fault.
 */
public abstract class Place {
    protected final Tally tally;
    private final ScheduledExecutorService timer;
    private final int index;
    private @Nullable Rhythm rhythm;
    private long number;
    private long placedAt;

    /** @param timer on which orders are placed that are not due yet */
    protected Place(Tally tally, ScheduledExecutorService timer, int index) {
        this.tally = tally;
        this.timer = timer;
        this.index = index;
    }

    /** Begins. */
    public final void begin(Rhythm begun) {
        rhythm = begun;
        next();
    }

    /** Places one; its answer never comes before this has returned. */
    protected abstract void place();

    /** When the latest order was placed, or would have been, of {@link System#nanoTime}. */
    protected final long placedAt() {
        return placedAt;
    }

    /** Goes on to the next. */
    protected final void next() {
        Rhythm running = rhythm;
        if (running == null) {
            return;
        }
        long now = System.nanoTime();
        long due = running.isPaced() ? running.due(index, number) : now;
        number++;
        if (due - now <= 0) {
            placeSince(due);
        } else {
            var unused = timer.schedule(() -> placeSince(System.nanoTime()), due - now, TimeUnit.NANOSECONDS);
        }
    }

    private void placeSince(long since) {
        placedAt = since;
        tally.placed(since);
        place();
    }
}
