package io.tickertape.trading.web;

import io.tickertape.trading.execution.ReportScan;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/** Lets few histories be read at a time: each holds a consumer, and reads a whole partition. */
@Singleton
final class ScanLimit {
    private static final int AT_ONCE = 2;

    private final Histories scans;
    private final Semaphore free = new Semaphore(AT_ONCE);

    ScanLimit(Histories scans) {
        this.scans = scans;
    }

    /**
     * Begins to read an account's history; empty while too many others read theirs. Whoever is done with it calls
     * {@link #end}.
     */
    Optional<ReportScan> begin(String account) {
        if (!free.tryAcquire()) {
            return Optional.empty();
        }
        try {
            return Optional.of(scans.apply(account));
        } catch (RuntimeException e) {
            end();
            throw e;
        }
    }

    void end() {
        free.release();
    }
}
