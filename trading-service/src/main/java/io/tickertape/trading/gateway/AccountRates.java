package io.tickertape.trading.gateway;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A rate of each account's own, kept when its last page is closed: opening another must not fill the bucket. */
final class AccountRates {
    private final int perSecond;
    private final int burst;
    private final Map<String, RateLimit> rates = new ConcurrentHashMap<>();

    AccountRates(int perSecond, int burst) {
        this.perSecond = perSecond;
        this.burst = burst;
    }

    RateLimit of(String account) {
        return rates.computeIfAbsent(account, name -> new RateLimit(perSecond, burst, System.nanoTime()));
    }
}
