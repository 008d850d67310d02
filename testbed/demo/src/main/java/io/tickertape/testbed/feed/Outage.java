package io.tickertape.testbed.feed;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Tells once when Kafka stops taking prices, and once when it goes on; called from the producer's thread too. */
final class Outage {
    private final Consumer<String> console;
    private boolean lasting;
    private long dropped;

    Outage(Consumer<String> console) {
        this.console = console;
    }

    synchronized void sent(@Nullable Exception failure) {
        if (failure != null) {
            dropped++;
            if (!lasting) {
                lasting = true;
                console.accept("Kafka does not take prices (" + failure.getMessage()
                        + "): they are dropped, not kept, until it does");
            }
        } else if (lasting) {
            lasting = false;
            console.accept("Kafka takes prices again; " + dropped + " were dropped");
            dropped = 0;
        }
    }
}
