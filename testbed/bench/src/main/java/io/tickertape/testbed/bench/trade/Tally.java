package io.tickertape.testbed.bench.trade;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** Counts orders and their answers within one stretch of time; any thread may, one at a time. */
public final class Tally {
    private long from = Long.MAX_VALUE;
    private long to = Long.MAX_VALUE;
    private long answered;
    private long placed;
    private long complete;
    private long refused;
    private long filled;
    private long messages;
    private long bytes;
    private Histogram waits = Answers.noWaits();

    /** Begins to count between two epoch milliseconds. */
    public synchronized void measure(long fromMillis, long toMillis) {
        long now = System.nanoTime();
        long nowMicros = TimeUnit.NANOSECONDS.toMicros(
                Duration.between(Instant.EPOCH, Instant.now()).toNanos());
        from = now + TimeUnit.MICROSECONDS.toNanos(TimeUnit.MILLISECONDS.toMicros(fromMillis) - nowMicros);
        to = from + TimeUnit.MILLISECONDS.toNanos(toMillis - fromMillis);
        answered = 0;
        placed = 0;
        complete = 0;
        refused = 0;
        filled = 0;
        messages = 0;
        bytes = 0;
        waits = Answers.noWaits();
    }

    private boolean holds(long nanos) {
        return from != Long.MAX_VALUE && nanos - from >= 0 && nanos - to < 0;
    }

    synchronized void placed(long at) {
        if (holds(at)) {
            placed++;
        }
    }

    /** An answer that came at a time to an order of a time, both of {@link System#nanoTime}. */
    public synchronized void answered(long placedAt, long at) {
        if (holds(at)) {
            answered++;
        }
        if (holds(placedAt)) {
            complete++;
            waits.recordValue(Math.max(0, (at - placedAt) / 1_000));
        }
    }

    synchronized void refused(long at) {
        if (holds(at)) {
            refused++;
        }
    }

    synchronized void filled(long at) {
        if (holds(at)) {
            filled++;
        }
    }

    synchronized void message(int length, long at) {
        if (holds(at)) {
            messages++;
            bytes += length;
        }
    }

    public synchronized Answers answers() {
        return new Answers(answered, placed, complete, refused, filled, messages, bytes, waits.copy());
    }
}
