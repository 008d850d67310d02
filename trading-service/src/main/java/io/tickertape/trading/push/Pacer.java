package io.tickertape.trading.push;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Lets something be done for an account as soon as it is wished, then not again before a while has passed: however
 * often it is wished meanwhile, it is done once, after the last wish. One thread uses it.
 */
final class Pacer {
    /** Does things in their order, on the thread that wished them. */
    interface Timer {
        void after(Duration time, Runnable task);
    }

    private final Timer timer;
    private final Duration interval;
    private final Consumer<String> work;
    /** Accounts whose work waits to be done. */
    private final Set<String> wished = new HashSet<>();
    /** Accounts whose work is under way or was done a moment ago. */
    private final Set<String> paused = new HashSet<>();

    Pacer(Timer timer, Duration interval, Consumer<String> work) {
        this.timer = timer;
        this.interval = interval;
        this.work = work;
    }

    void wish(String account) {
        if (wished.add(account) && paused.add(account)) {
            timer.after(Duration.ZERO, () -> doNow(account));
        }
    }

    private void doNow(String account) {
        // Taken back first: what is wished from here on is a wish for another time.
        wished.remove(account);
        try {
            work.accept(account);
        } finally {
            timer.after(interval, () -> goOn(account));
        }
    }

    private void goOn(String account) {
        paused.remove(account);
        if (wished.contains(account) && paused.add(account)) {
            doNow(account);
        }
    }
}
