package io.tickertape.trading.web;

import io.tickertape.trading.execution.ReportScan;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;

/**
 * An account's history while it is read, for which it takes one of few places. Any thread may close it: none waits for a
 * step of the reading, which may wait for Kafka.
 */
final class HistoryReading implements AutoCloseable {
    private final ReportScan scan;
    private final InstantSource clock;
    private final Executor closer;
    private final Runnable ended;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile boolean isClosed;
    private volatile Instant wentOn;

    /**
     * Begins.
     *
     * @param closer closes the scan, which waits for its reader
     * @param ended called once, when its place is free again
     */
    HistoryReading(ReportScan scan, InstantSource clock, Executor closer, Runnable ended) {
        this.scan = scan;
        this.clock = clock;
        this.closer = closer;
        this.ended = ended;
        wentOn = clock.instant();
    }

    /**
     * The next lines, oldest first; none when there are no more.
     *
     * @throws IllegalStateException if it was closed, or if Kafka has had nothing to say for long
     */
    List<ReportScan.Line> next() {
        lock.lock();
        try {
            if (isClosed) {
                throw new IllegalStateException("The history was closed: it was not read on for long");
            }
            return scan.next();
        } finally {
            wentOn = clock.instant();
            lock.unlock();
        }
    }

    /** Whether whoever reads it has asked for nothing for so long. */
    boolean hasWaited(Duration patience) {
        return !lock.isLocked() && !wentOn.plus(patience).isAfter(clock.instant());
    }

    @Override
    public void close() {
        synchronized (this) {
            if (isClosed) {
                return;
            }
            isClosed = true;
        }
        ended.run();
        closer.execute(this::end);
    }

    private void end() {
        lock.lock();
        try {
            scan.close();
        } finally {
            lock.unlock();
        }
    }
}
