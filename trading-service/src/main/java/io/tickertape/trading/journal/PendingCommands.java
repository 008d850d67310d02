package io.tickertape.trading.journal;

import io.tickertape.trading.order.Command;
import io.tickertape.trading.order.Outcome;
import io.tickertape.trading.order.Refusal;
import io.tickertape.trading.order.Withdraw;
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
 * is the journal's own: a record in the same partition that the broker stamped after the command had expired.
 */
final class PendingCommands {
    private static final Logger LOG = LoggerFactory.getLogger(PendingCommands.class);

    private final JournalConfiguration config;
    private final JournalListener listener;
    private final Map<String, Entry> entries = new ConcurrentHashMap<>();
    private final Map<String, Entry> overdue = new ConcurrentHashMap<>();
    private final InFlightLimit inFlight;

    PendingCommands(JournalConfiguration config, JournalListener listener) {
        this.config = config;
        this.listener = listener;
        inFlight = new InFlightLimit(config.ordersInFlight(), config.ordersInFlightPerAccount());
    }

    int count() {
        return inFlight.count();
    }

    /** Takes a command in, unless too many are undecided already. */
    Optional<Refusal> admit(Command command) {
        Optional<Refusal> refusal = inFlight.enter(command.account());
        if (refusal.isPresent()) {
            return refusal;
        }
        Entry entry = new Entry(command);
        synchronized (entry) {
            entries.put(command.clientOrderId(), entry);
            tell(command, entry.outcome, JournalListener.NOWHERE);
        }
        return Optional.empty();
    }

    /** Takes it in unless it is here already, or too much is undecided: whoever asked asks again. */
    boolean admit(Withdraw withdraw) {
        Entry entry = new Entry(withdraw);
        if (entries.putIfAbsent(withdraw.clientOrderId(), entry) != null) {
            return false;
        }
        boolean hasRoom = inFlight.enter(withdraw.account()).isEmpty();
        if (!hasRoom) {
            entries.remove(withdraw.clientOrderId(), entry);
        }
        return hasRoom;
    }

    /** Whether the command may be handed to the producer now; once it was, only the journal knows its fate. */
    boolean handOver(Command command, int partition, Instant now) {
        Entry entry = entries.get(command.clientOrderId());
        if (entry == null) {
            return false;
        }
        synchronized (entry) {
            if (entry.outcome.state().isDecided()) {
                return false;
            }
            if (now.isAfter(command.expires())) {
                decide(entry, Outcome.neverReached(), JournalListener.NOWHERE);
                return false;
            }
            entry.partition = partition;
            return true;
        }
    }

    /** The command was found on the journal, by the acknowledgement or by reading. */
    void journaled(Command command, Instant stamp, long offset) {
        Entry entry = entries.get(command.clientOrderId());
        if (entry == null || entry.command instanceof Withdraw != command instanceof Withdraw) {
            // Another instance's; an order and what withdraws it go by one name.
            tell(command, command.journaledAt(stamp), offset);
        } else {
            decide(entry, command.journaledAt(stamp), offset);
        }
    }

    void refused(Command command, Refusal refusal) {
        Entry entry = entries.get(command.clientOrderId());
        if (entry != null) {
            decide(entry, Outcome.refused(refusal), JournalListener.NOWHERE);
        }
    }

    /** Everything in the partition up to a record with this stamp has been read. */
    void readPast(int partition, Instant stamp) {
        for (Entry entry : overdue.values()) {
            if (entry.partition == partition && stamp.isAfter(deadline(entry.command))) {
                decide(entry, Outcome.neverReached(), JournalListener.NOWHERE);
            }
        }
    }

    /** Lets time pass, and names the partitions that a mark must prove something about. */
    Set<Integer> tick(Instant now) {
        Set<Integer> partitions = new TreeSet<>();
        for (Entry entry : entries.values()) {
            synchronized (entry) {
                Command command = entry.command;
                if (entry.outcome.state().isDecided()) {
                    continue;
                }
                sayHowLongItTakes(entry, now);
                if (entry.partition < 0 && now.isAfter(command.expires())) {
                    decide(entry, Outcome.neverReached(), JournalListener.NOWHERE);
                } else if (now.isAfter(deadline(command))) {
                    overdue.put(command.clientOrderId(), entry);
                    partitions.add(entry.partition);
                }
            }
        }
        return partitions;
    }

    private void sayHowLongItTakes(Entry entry, Instant now) {
        Instant submitted = entry.command.submitted();
        if (!entry.outcome.equals(Outcome.sending())) {
            return;
        }
        if (!now.isBefore(submitted.plus(config.unknownAfter()))) {
            entry.outcome = Outcome.unknown();
            tell(entry.command, entry.outcome, JournalListener.NOWHERE);
        } else if (!entry.takesLong && !now.isBefore(submitted.plus(config.sendingAfter()))) {
            entry.takesLong = true;
            tell(entry.command, entry.outcome, JournalListener.NOWHERE);
        }
    }

    /** What goes wrong while an outcome is shown changes nothing of the outcome. */
    private void tell(Command command, Outcome outcome, long offset) {
        try {
            listener.outcome(command, outcome, offset);
        } catch (RuntimeException e) {
            LOG.error("The outcome of command {} could not be shown", command.clientOrderId(), e);
        }
    }

    private Instant deadline(Command command) {
        return command.expires().plus(config.clockMargin());
    }

    private void decide(Entry entry, Outcome outcome, long offset) {
        synchronized (entry) {
            if (entry.outcome.state().isDecided()) {
                return;
            }
            entry.outcome = outcome;
            tell(entry.command, outcome, offset);
        }
        entries.remove(entry.command.clientOrderId());
        overdue.remove(entry.command.clientOrderId());
        inFlight.leave(entry.command.account());
    }

    private static final class Entry {
        final Command command;
        Outcome outcome = Outcome.sending();
        boolean takesLong;
        /** Where it was sent; negative until it was handed to the producer. */
        volatile int partition = -1;

        Entry(Command command) {
            this.command = command;
        }
    }
}
