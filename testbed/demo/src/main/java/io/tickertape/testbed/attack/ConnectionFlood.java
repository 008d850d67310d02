package io.tickertape.testbed.attack;

import java.io.IOException;
import java.util.List;

/** Opens connections and leaves at once. */
record ConnectionFlood(List<Service> to, Sources from, int connections) implements Attack {
    ConnectionFlood {
        to = List.copyOf(to);
    }

    @Override
    public void strike(Tally tally) throws IOException {
        for (Service service : to) {
            for (int i = 0; i < connections; i++) {
                Wire.open(service, from.next()).close();
                tally.outcome(service.name(), "opened");
            }
        }
    }
}
