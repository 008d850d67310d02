package io.tickertape.trading.engine.streams;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * For how long the thread of the streams waits at Kafka for the next command. Timers are looked at between two waits
 * only, so a wait is as short as they need, and long where nobody has one: each wait costs some, also in vain.
 */
public final class PollPace {
    /** Also the longest that an end of the streams waits. */
    static final Duration LONGEST = Duration.ofMillis(50);

    /** While accounts are restored, which the thread looks after between two waits. */
    private static final Duration BEFORE_ANY_ENGINE = Duration.ofMillis(2);

    private final Map<Object, Duration> timers = new ConcurrentHashMap<>();

    /** One of the thread's engines has a timer. */
    void keepsTime(Object engine, Duration timer) {
        timers.put(engine, half(timer));
    }

    /** It has none, and goes on with the next command. */
    void sleeps(Object engine) {
        timers.put(engine, LONGEST);
    }

    void gone(Object engine) {
        timers.remove(engine);
    }

    /** @param asked by the streams, which at times want no wait at all */
    Duration of(Duration asked) {
        Duration needed = timers.values().stream().min(Duration::compareTo).orElse(BEFORE_ANY_ENGINE);
        return asked.compareTo(needed) < 0 ? asked : needed;
    }

    /** So that a timer is late by no more than that. */
    private static Duration half(Duration timer) {
        Duration half = timer.dividedBy(2);
        return half.compareTo(LONGEST) < 0 ? half : LONGEST;
    }
}
