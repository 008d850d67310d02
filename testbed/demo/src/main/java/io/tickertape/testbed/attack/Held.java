package io.tickertape.testbed.attack;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The connections that an attack keeps open, and how old each was when the service ended it. */
final class Held {
    private static final int[] AGES = {5, 15, 35, 65, 125, 305};

    /** One connection, and when it was opened. */
    private record Hold(Service service, Wire wire, long sinceNanos) {
        long seconds() {
            return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - sinceNanos);
        }
    }

    private final Deque<Hold> holds = new ArrayDeque<>();

    void add(Service service, Wire wire) {
        holds.add(new Hold(service, wire, System.nanoTime()));
    }

    long count(Service service) {
        return holds.stream().filter(hold -> hold.service.equals(service)).count();
    }

    void forEach(Consumer<Wire> action) {
        holds.forEach(hold -> action.accept(hold.wire));
    }

    /** Reads what has come, and lets go of connections that the service has ended. */
    void reap(Tally tally) {
        Iterator<Hold> all = holds.iterator();
        while (all.hasNext()) {
            Hold hold = all.next();
            if (hold.wire.poll()) {
                hold.wire.forget();
            } else {
                tally.outcome(hold.service.name(), "ended " + age(hold.seconds()));
                hold.wire.close();
                all.remove();
            }
        }
    }

    /** Lets go of those that have been open for so long, and tells whether the service had ended them meanwhile. */
    void release(int seconds, Tally tally) {
        for (Hold hold = holds.peek(); hold != null && hold.seconds() >= seconds; hold = holds.peek()) {
            release(holds.remove(), tally);
        }
    }

    private static void release(Hold hold, Tally tally) {
        String word = hold.wire.poll() ? "open " : "ended ";
        tally.outcome(hold.service.name(), word + age(hold.seconds()));
        hold.wire.close();
    }

    void releaseAll(Tally tally) {
        while (!holds.isEmpty()) {
            release(holds.remove(), tally);
        }
    }

    private static String age(long seconds) {
        for (int age : AGES) {
            if (seconds < age) {
                return "within " + age + " s";
            }
        }
        return "after " + AGES[AGES.length - 1] + " s";
    }
}
