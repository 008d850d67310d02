package io.tickertape.trading.engine.streams;

import io.tickertape.trading.engine.Rulings;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntConsumer;

/**
 * The rulings, and which accounts each partition's engine knows to be flattened. An engine with nothing to do sleeps
 * until its partition of the journal has a record: this tells which ones have to be woken, until each has looked.
 */
public final class RulingsAwareness {
    private final Rulings rulings;
    private final Map<Integer, Set<String>> byPartition = new ConcurrentHashMap<>();

    public RulingsAwareness(Rulings rulings) {
        this.rulings = rulings;
    }

    Rulings rulings() {
        return rulings;
    }

    /** Has a partition's engine look: the accounts that are flattened. */
    Set<String> flattened(int partition) {
        Set<String> flattened = rulings.flattened();
        byPartition.put(partition, flattened);
        return flattened;
    }

    /** Another instance has the partition now. */
    void gone(int partition) {
        byPartition.remove(partition);
    }

    /** Names the partitions of this instance whose engine has yet to look. */
    public void wake(IntConsumer waking) {
        Set<String> now = rulings.flattened();
        byPartition.forEach((partition, known) -> {
            if (!known.equals(now)) {
                waking.accept(partition);
            }
        });
    }
}
