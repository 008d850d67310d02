package io.tickertape.trading.push;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class PacerTest {
    private static final Duration INTERVAL = Duration.ofMillis(50);

    private final List<String> done = new ArrayList<>();
    private final Deque<Runnable> now = new ArrayDeque<>();
    private final Deque<Runnable> later = new ArrayDeque<>();
    private final Pacer pace = new Pacer((time, task) -> (time.isZero() ? now : later).add(task), INTERVAL, done::add);

    @Test
    void doesTheFirstAtOnceAndTheRestTogetherAfterTheInterval() {
        pace.wish("alice");
        runNow();
        assertEquals(List.of("alice"), done);

        pace.wish("alice");
        pace.wish("alice");
        runNow();
        assertEquals(List.of("alice"), done);
        theIntervalPasses();
        assertEquals(List.of("alice", "alice"), done);
    }

    @Test
    void doesTheLastWishHoweverLateItComes() {
        Pacer[] own = new Pacer[1];
        own[0] = new Pacer((time, task) -> (time.isZero() ? now : later).add(task), INTERVAL, account -> {
            done.add(account);
            if (done.size() == 1) {
                own[0].wish(account);
            }
        });
        own[0].wish("alice");
        runNow();
        assertEquals(List.of("alice"), done);
        theIntervalPasses();
        assertEquals(List.of("alice", "alice"), done);
    }

    @Test
    void isQuietAfterAnIntervalWithoutAWishAndThenDoesTheNextAtOnce() {
        pace.wish("alice");
        runNow();
        theIntervalPasses();
        assertEquals(List.of("alice"), done);
        assertEquals(0, later.size());

        pace.wish("alice");
        runNow();
        assertEquals(List.of("alice", "alice"), done);
    }

    @Test
    void doesNotHoldUpOneAccountForAnother() {
        pace.wish("alice");
        pace.wish("bob");
        runNow();
        assertEquals(List.of("alice", "bob"), done);
    }

    private void runNow() {
        while (!now.isEmpty()) {
            now.poll().run();
        }
    }

    private void theIntervalPasses() {
        List<Runnable> due = new ArrayList<>(later);
        later.clear();
        due.forEach(Runnable::run);
        runNow();
    }
}
