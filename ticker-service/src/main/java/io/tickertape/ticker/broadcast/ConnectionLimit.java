package io.tickertape.ticker.broadcast;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts connections, in all and by address, against the most that there may be. */
final class ConnectionLimit {
    private final int maximum;
    private final int maximumPerAddress;
    private final AtomicInteger open = new AtomicInteger();
    private final Map<String, Integer> byAddress = new ConcurrentHashMap<>();

    ConnectionLimit(int maximum, int maximumPerAddress) {
        this.maximum = maximum;
        this.maximumPerAddress = maximumPerAddress;
    }

    /** Whether one more may be opened from an address. Asked before it is counted, so a crowd may overshoot by a few. */
    boolean allows(String address) {
        return open.get() < maximum && byAddress.getOrDefault(address, 0) < maximumPerAddress;
    }

    void opened(String address) {
        open.incrementAndGet();
        byAddress.merge(address, 1, Integer::sum);
    }

    void closed(String address) {
        open.decrementAndGet();
        byAddress.computeIfPresent(address, (key, count) -> count == 1 ? null : count - 1);
    }

    int open() {
        return open.get();
    }
}
