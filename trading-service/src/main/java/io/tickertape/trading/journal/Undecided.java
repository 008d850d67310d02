package io.tickertape.trading.journal;

import io.tickertape.trading.order.NewOrder;
import io.tickertape.trading.order.Outcome;
import io.tickertape.trading.order.Refusal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The orders of this service whose fate is not known yet. Each is decided once, by whichever comes first: the broker's
 * acknowledgement, its record read back from the journal, or proof that it can no longer get there in time. The proof
 * is the journal's own: a record in the same partition that the broker stamped after the order had expired.
 */
final class Undecided {
    private static final Logger LOG = LoggerFactory.getLogger(Undecided.class);

    private final JournalConfig config;
    private final JournalListener listener;
    private final Map<String, Entry> entries = new ConcurrentHashMap<>();
    private final Map<String, Entry> overdue = new ConcurrentHashMap<>();
    private final InFlight inFlight;

    Undecided(JournalConfig config, JournalListener listener) {
        this.config = config;
        this.listener = listener;
        inFlight = new InFlight(config.ordersInFlight(), config.ordersInFlightPerAccount());
    }

    int count() {
        return inFlight.count();
    }

    /** Takes an order in, unless too many are undecided already. */
    Optional<Refusal> admit(NewOrder order) {
        Optional<Refusal> refusal = inFlight.enter(order.account());
        if (refusal.isPresent()) {
            return refusal;
        }
        Entry entry = new Entry(order);
        synchronized (entry) {
            entries.put(order.clientOrderId(), entry);
            tell(order, entry.outcome);
        }
        return Optional.empty();
    }

    /** Whether the order may be handed to the producer now; once it was, only the journal knows its fate. */
    boolean handOver(NewOrder order, int partition, Instant now) {
        Entry entry = entries.get(order.clientOrderId());
        if (entry == null) {
            return false;
        }
        synchronized (entry) {
            if (entry.outcome.state().isDecided()) {
                return false;
            }
            if (now.isAfter(order.expires())) {
                decide(entry, Outcome.neverReached());
                return false;
            }
            entry.partition = partition;
            return true;
        }
    }

    /** The order was found on the journal, by the acknowledgement or by reading. */
    void journaled(NewOrder order, Instant stamp) {
        Entry entry = entries.get(order.clientOrderId());
        if (entry == null) {
            tell(order, order.journaledAt(stamp));
        } else {
            decide(entry, order.journaledAt(stamp));
        }
    }

    void refused(NewOrder order, Refusal refusal) {
        Entry entry = entries.get(order.clientOrderId());
        if (entry != null) {
            decide(entry, Outcome.refused(refusal));
        }
    }

    /** Everything in the partition up to a record with this stamp has been read. */
    void readPast(int partition, Instant stamp) {
        for (Entry entry : overdue.values()) {
            if (entry.partition == partition && stamp.isAfter(deadline(entry.order))) {
                decide(entry, Outcome.neverReached());
            }
        }
    }

    /** Lets time pass, and names the partitions that a mark must prove something about. */
    Set<Integer> tick(Instant now) {
        Set<Integer> partitions = new TreeSet<>();
        for (Entry entry : entries.values()) {
            synchronized (entry) {
                NewOrder order = entry.order;
                if (entry.outcome.state().isDecided()) {
                    continue;
                }
                if (entry.outcome.equals(Outcome.sending())
                        && !now.isBefore(order.submitted().plus(config.unknownAfter()))) {
                    entry.outcome = Outcome.unknown();
                    tell(order, entry.outcome);
                }
                if (entry.partition < 0 && now.isAfter(order.expires())) {
                    decide(entry, Outcome.neverReached());
                } else if (now.isAfter(deadline(order))) {
                    overdue.put(order.clientOrderId(), entry);
                    partitions.add(entry.partition);
                }
            }
        }
        return partitions;
    }

    /** What goes wrong while an outcome is shown changes nothing of the outcome. */
    private void tell(NewOrder order, Outcome outcome) {
        try {
            listener.outcome(order, outcome);
        } catch (RuntimeException e) {
            LOG.error("The outcome of order {} could not be shown", order.clientOrderId(), e);
        }
    }

    private Instant deadline(NewOrder order) {
        return order.expires().plus(config.clockMargin());
    }

    private void decide(Entry entry, Outcome outcome) {
        synchronized (entry) {
            if (entry.outcome.state().isDecided()) {
                return;
            }
            entry.outcome = outcome;
            tell(entry.order, outcome);
        }
        entries.remove(entry.order.clientOrderId());
        overdue.remove(entry.order.clientOrderId());
        inFlight.leave(entry.order.account());
    }

    private static final class Entry {
        final NewOrder order;
        Outcome outcome = Outcome.sending();
        /** Where it was sent; negative until it was handed to the producer. */
        volatile int partition = -1;

        Entry(NewOrder order) {
            this.order = order;
        }
    }
}
