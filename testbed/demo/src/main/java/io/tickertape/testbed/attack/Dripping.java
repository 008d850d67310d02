package io.tickertape.testbed.attack;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Keeps many connections busy with next to nothing: a piece of a request now and then, or nothing at all. */
final class Dripping implements Attack {
    private static final long BETWEEN_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final int OPENED_AT_ONCE = 10;

    private final List<Service> to;
    private final Sources from;
    private final int connections;
    private final String beginning;
    private final String drip;
    private final Held held = new Held();
    private long drippedNanos = System.nanoTime();

    /**
     * Drips on to both services.
     *
     * @param connections at a time to each service
     * @param beginning of the request
     * @param drip what follows every five seconds; empty for nothing
     */
    Dripping(List<Service> to, Sources from, int connections, String beginning, String drip) {
        this.to = to;
        this.from = from;
        this.connections = connections;
        this.beginning = beginning;
        this.drip = drip;
    }

    @Override
    public void strike(Tally tally) throws IOException {
        held.reap(tally);
        if (!drip.isEmpty() && System.nanoTime() - drippedNanos > BETWEEN_NANOS) {
            drippedNanos = System.nanoTime();
            held.forEach(this::drip);
        }
        for (Service service : to) {
            for (int opened = 0; opened < OPENED_AT_ONCE && held.count(service) < connections; opened++) {
                Wire wire = Wire.open(service, from.next());
                held.add(service, wire);
                var unused = wire.send(beginning.replace("{host}", service.host()));
            }
        }
    }

    private void drip(Wire wire) {
        try {
            var unused = wire.send(drip);
        } catch (IOException ended) {
            // The next look at it counts that.
        }
    }

    @Override
    public void end(Tally tally) {
        held.releaseAll(tally);
    }
}
