package io.tickertape.ticker.broadcast;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts watchers, in all and by address, against what there may be. */
final class Seats {
    private final int maximum;
    private final int maximumPerAddress;
    private final AtomicInteger taken = new AtomicInteger();
    private final Map<String, Integer> byAddress = new ConcurrentHashMap<>();

    Seats(int maximum, int maximumPerAddress) {
        this.maximum = maximum;
        this.maximumPerAddress = maximumPerAddress;
    }

    /** Whether one more may come from an address. Asked before it is seated, so a crowd may overshoot by a few. */
    boolean hasPlaceFor(String address) {
        return taken.get() < maximum && byAddress.getOrDefault(address, 0) < maximumPerAddress;
    }

    void take(String address) {
        taken.incrementAndGet();
        byAddress.merge(address, 1, Integer::sum);
    }

    void leave(String address) {
        taken.decrementAndGet();
        byAddress.computeIfPresent(address, (key, count) -> count == 1 ? null : count - 1);
    }

    int taken() {
        return taken.get();
    }
}
