package io.tickertape.trading.web;

import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;

/**
 * Lets few histories be read at a time, and one of an account: each holds a consumer, and reads a whole partition. A
 * reader that takes nothing for a while makes room as soon as somebody else asks.
 */
@Singleton
final class ScanLimit {
    /** For whoever finds no place. */
    static final String FULL =
            "This history is being read already, or too many others are: try again in a few seconds.";

    private static final int AT_ONCE = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Histories scans;
    private final InstantSource clock;
    private final Executor closer;
    /** Guarded by this. */
    private final Map<String, Optional<HistoryReading>> places = new HashMap<>();

    ScanLimit(Histories scans, InstantSource clock, @Named(TaskExecutors.BLOCKING) ExecutorService closer) {
        this.scans = scans;
        this.clock = clock;
        this.closer = closer;
    }

    /** Begins to read an account's history; empty while it is read already, or while too many others read theirs. */
    Optional<HistoryReading> begin(String account) {
        if (!enter(account)) {
            return Optional.empty();
        }
        try {
            HistoryReading reading = new HistoryReading(scans.apply(account), clock, closer, () -> leave(account));
            keep(account, reading);
            return Optional.of(reading);
        } catch (RuntimeException e) {
            leave(account);
            throw e;
        }
    }

    private synchronized boolean enter(String account) {
        if (!isFree(account)) {
            List<HistoryReading> waiting = places.values().stream()
                    .flatMap(Optional::stream)
                    .filter(reading -> reading.hasWaited(PATIENCE))
                    .toList();
            waiting.forEach(HistoryReading::close);
        }
        boolean enters = isFree(account);
        if (enters) {
            places.put(account, Optional.empty());
        }
        return enters;
    }

    private boolean isFree(String account) {
        return places.size() < AT_ONCE && !places.containsKey(account);
    }

    private synchronized void keep(String account, HistoryReading reading) {
        places.put(account, Optional.of(reading));
    }

    private synchronized void leave(String account) {
        places.remove(account);
    }
}
