package io.tickertape.trading.push;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RateTest {
    private final AtomicLong nanos = new AtomicLong(-TimeUnit.SECONDS.toNanos(3));
    private final Rate rate = new Rate(nanos::get);

    @Test
    void countsTheLastTenWholeSeconds() {
        count(20);
        assertEquals(0.0, rate.perSecond());
        pass(1);
        assertEquals(2.0, rate.perSecond());
        count(10);
        pass(9);
        assertEquals(3.0, rate.perSecond());
        pass(1);
        assertEquals(1.0, rate.perSecond());
        pass(1);
        assertEquals(0.0, rate.perSecond());
    }

    @Test
    void forgetsWhatIsLongAgo() {
        count(100);
        pass(1_000);
        count(10);
        pass(1);

        assertEquals(1.0, rate.perSecond());
    }

    private void count(int times) {
        for (int i = 0; i < times; i++) {
            rate.count();
        }
    }

    private void pass(long seconds) {
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
    }
}
