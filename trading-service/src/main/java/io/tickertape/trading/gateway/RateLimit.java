package io.tickertape.trading.gateway;

/** A bucket that fills at a steady rate: each message takes one token. Any thread. */
final class RateLimit {
    private final double perNano;
    private final double burst;
    private double tokens;
    private long last;

    RateLimit(int perSecond, int burst, long now) {
        this.perNano = perSecond / 1e9;
        this.burst = burst;
        this.tokens = burst;
        this.last = now;
    }

    synchronized boolean allows(long nanoTime) {
        tokens = Math.min(burst, tokens + (nanoTime - last) * perNano);
        last = nanoTime;
        if (tokens < 1) {
            return false;
        }
        tokens--;
        return true;
    }
}
