package io.tickertape.ticker.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tickertape.ticker.Ticks;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FreshnessTest {
    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
    private static final Freshness.Limits LIMITS = new Freshness.Limits(
            new Freshness.Limit(Duration.ofSeconds(15), 30, Duration.ofSeconds(5), Duration.ofMinutes(5)),
            new Freshness.Limit(Duration.ofSeconds(60), 120, Duration.ofSeconds(30), Duration.ofMinutes(30)));

    private final Market market = new Market(LIMITS, 10);

    @Test
    void aSymbolWhoseCadenceIsNotKnownIsLateAfterFifteenSeconds() {
        Instant last = ticks(9, Duration.ofSeconds(1));

        assertEquals(Freshness.LIVE, after(last, Duration.ofMillis(14_999)));
        assertEquals(Freshness.LATE, after(last, Duration.ofSeconds(15)));
        assertEquals(Freshness.STALE, after(last, Duration.ofSeconds(60)));
    }

    @Test
    void aSymbolThatTicksTenTimesASecondIsLateAfterFive() {
        Instant last = ticks(50, Duration.ofMillis(100));

        assertEquals(Freshness.LIVE, after(last, Duration.ofMillis(4_999)));
        assertEquals(Freshness.LATE, after(last, Duration.ofSeconds(5)));
        assertEquals(Freshness.STALE, after(last, Duration.ofSeconds(30)));
    }

    @Test
    void aSymbolThatTicksEveryTwoSecondsIsLateAfterAMinute() {
        Instant last = ticks(50, Duration.ofSeconds(2));

        assertEquals(Freshness.LIVE, after(last, Duration.ofMillis(59_900)));
        assertEquals(Freshness.LATE, after(last, Duration.ofMillis(60_100)));
        assertEquals(Freshness.STALE, after(last, Duration.ofMillis(240_100)));
    }

    @Test
    void aSymbolThatTicksOnceADayIsLateAfterFiveMinutes() {
        Instant last = ticks(50, Duration.ofDays(1));

        assertEquals(Freshness.LIVE, after(last, Duration.ofSeconds(299)));
        assertEquals(Freshness.LATE, after(last, Duration.ofMinutes(5)));
        assertEquals(Freshness.STALE, after(last, Duration.ofMinutes(30)));
    }

    @Test
    void aSymbolThatComesToTickMoreSlowlyIsGivenMoreTime() {
        Instant quick = ticks(NOON, 50, Duration.ofMillis(100));
        Instant last = ticks(quick, 100, Duration.ofSeconds(2));

        assertEquals(Freshness.LIVE, after(last, Duration.ofMillis(59_900)));
        assertEquals(Freshness.LATE, after(last, Duration.ofMillis(60_100)));
    }

    @Test
    void refusesLimitsThatDoNotRise() {
        Duration second = Duration.ofSeconds(1);
        assertThrows(
                IllegalArgumentException.class,
                () -> new Freshness.Limit(second, 1, second.multipliedBy(2), second.multipliedBy(3)));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Freshness.Limit(second.multipliedBy(4), 1, second, second.multipliedBy(3)));
    }

    private Instant ticks(int count, Duration interval) {
        return ticks(NOON, count, interval);
    }

    private Instant ticks(Instant first, int count, Duration interval) {
        Instant time = first;
        for (int tick = 0; tick < count; tick++) {
            time = first.plus(interval.multipliedBy(tick));
            market.apply(Ticks.of("AAPL", "1", time), time);
        }
        return time;
    }

    private Freshness after(Instant last, Duration age) {
        market.age(last.plus(age));
        return market.quotes(null).get(0).freshness();
    }
}
