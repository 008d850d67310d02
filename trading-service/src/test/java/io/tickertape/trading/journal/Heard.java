package io.tickertape.trading.journal;

import io.tickertape.trading.order.Command;
import io.tickertape.trading.order.Outcome;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Everything that a journal said, as lines. */
final class Heard implements JournalListener {
    final List<String> lines = new CopyOnWriteArrayList<>();
    /** Where each line said that the command stands. */
    final List<Long> offsets = new CopyOnWriteArrayList<>();

    private final BlockingQueue<String> fresh = new LinkedBlockingQueue<>();

    @Override
    public void outcome(Command command, Outcome outcome, long offset) {
        String line = command.clientOrderId() + " " + outcome.state().word()
                + (outcome.reason().isEmpty() ? "" : ": " + outcome.reason());
        lines.add(line);
        offsets.add(offset);
        fresh.add(line);
    }

    @Override
    public void state(JournalState state) {
        lines.add(state.words());
    }

    /** Waits for the next line. */
    String next() throws InterruptedException {
        String line = fresh.poll(20, TimeUnit.SECONDS);
        return line == null ? "nothing more was said" : line;
    }
}
