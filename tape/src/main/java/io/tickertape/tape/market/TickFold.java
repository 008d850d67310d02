package io.tickertape.tape.market;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The ticks of one symbol, folded: the last of them, its day, and what was not taken for the last. The same ticks give
 * the same, in whatever order they are read. Not for two threads.
 */
public final class TickFold {
    /** Mostly one: a symbol lies on two partitions where its producers place keys differently. */
    private final List<PartitionSeries> series = new ArrayList<>(1);

    private @Nullable DayFold today;
    /** The newest day before today that has ticks. */
    private @Nullable DayFold before;

    private @Nullable RecordStamp newest;
    private @Nullable TickPosition counted;
    private long late;
    private long duplicates;

    /** The last tick. */
    public Tick last() {
        Tick last = today == null ? null : today.last();
        if (last == null) {
            throw new IllegalStateException("a symbol begins with its first tick");
        }
        return last;
    }

    /** The day of the last tick, as far as it has been read. */
    public Day day() {
        if (today == null) {
            throw new IllegalStateException("a symbol begins with its first tick");
        }
        Tick close = before == null ? null : before.last();
        return today.day(close == null ? null : close.price());
    }

    /** The day that a tick which counted was folded into; null if that is older than the day before the last tick's. */
    public @Nullable DayFold dayOf(Tick tick) {
        long day = DayFold.dayOf(tick);
        if (today != null && today.epochDay() == day) {
            return today;
        }
        return before != null && before.epochDay() == day ? before : null;
    }

    /** Where the tick stands that was the last to count for its day: neither a copy nor late by sequence; null before. */
    public @Nullable TickPosition counted() {
        return counted;
    }

    /** Ticks so far that were older than the last: by time they count for their own day alone, by sequence for nothing. */
    public long late() {
        return late;
    }

    /** Ticks so far whose sequence, or whose record, had come before; they count for nothing. */
    public long duplicates() {
        return duplicates;
    }

    /** Whether every tick so far was written before a record. */
    boolean isBefore(RecordStamp record) {
        return newest == null || record.isAfter(newest);
    }

    TickOutcome add(Tick tick) {
        newest = newest == null || tick.stamp().isAfter(newest) ? tick.stamp() : newest;
        TickOutcome behind = seriesOf(tick).add(tick);
        if (behind == TickOutcome.DUPLICATE) {
            duplicates++;
            return behind;
        }
        if (behind == TickOutcome.LATE) {
            late++;
            return behind;
        }
        counted = tick.position();
        long day = DayFold.dayOf(tick);
        if (today == null || day > today.epochDay()) {
            before = today;
            today = new DayFold(day);
        }
        if (day == today.epochDay()) {
            today.add(tick);
            if (last().position().equals(tick.position())) {
                return TickOutcome.APPLIED;
            }
        } else {
            addBefore(tick, day);
        }
        late++;
        return TickOutcome.LATE;
    }

    private PartitionSeries seriesOf(Tick tick) {
        int partition = tick.position().partition();
        for (PartitionSeries one : series) {
            if (one.partition() == partition) {
                return one;
            }
        }
        series.add(new PartitionSeries(partition));
        return series.get(series.size() - 1);
    }

    private void addBefore(Tick tick, long day) {
        if (before == null || day > before.epochDay()) {
            before = new DayFold(day);
        }
        if (day == before.epochDay()) {
            before.add(tick);
        }
    }
}
