package io.tickertape.tape.process;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/** Holds lines of a log back that would come too fast, so that nobody can fill a disk with them. */
public final class LogPace {
    private final long intervalNanos;
    private final LongSupplier nanoTime;
    private boolean began;
    private long lastNanos;
    private long heldBack;

    /** @param interval between two lines, at least */
    public LogPace(Duration interval) {
        this(interval, System::nanoTime);
    }

    LogPace(Duration interval, LongSupplier nanoTime) {
        this.intervalNanos = interval.toNanos();
        this.nanoTime = nanoTime;
    }

    /** Empty if this line is held back; else how many were since the last one. */
    public synchronized OptionalLong next() {
        long now = nanoTime.getAsLong();
        if (began && now - lastNanos < intervalNanos) {
            heldBack++;
            return OptionalLong.empty();
        }
        OptionalLong before = OptionalLong.of(heldBack);
        began = true;
        lastNanos = now;
        heldBack = 0;
        return before;
    }
}
