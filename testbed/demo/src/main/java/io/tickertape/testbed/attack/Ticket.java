package io.tickertape.testbed.attack;

import io.tickertape.testbed.client.DeskForm;
import io.tickertape.testbed.client.DeskSocket;
import io.tickertape.testbed.client.Fragment;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The desk's page of a trader at work: one order at a time, and the clock beside it. */
final class Ticket implements DeskSocket.Listener {
    private static final Set<String> BY_THE_ENGINE = Set.of("working", "filled", "cancelled", "expired", "rejected");
    private static final Set<String> NOT_PLACED = Set.of("refused", "asked", "not-placed");

    private final Dealings dealings;
    private final Map<String, Fragment.OpenOrder> open = new TreeMap<>();
    private @Nullable DeskSocket socket;
    private String ticket = "";
    private String awaited = "";
    private String word = "";
    private String latest = "";
    private boolean received;
    private long sentNanos;

    Ticket(Dealings dealings) {
        this.dealings = dealings;
    }

    /** The socket that it listens to from now on. */
    synchronized void on(DeskSocket opened) {
        socket = opened;
    }

    synchronized boolean isOver() {
        return socket == null || socket.isOver();
    }

    synchronized boolean awaitsTicket(int seconds) throws InterruptedException {
        return await(() -> !ticket.isEmpty(), seconds);
    }

    synchronized String ticket() {
        return ticket;
    }

    synchronized String awaited() {
        return awaited;
    }

    /** Places an order and waits for what the engine makes of it; empty if it is not told in time. */
    synchronized String place(DeskForm order, int seconds) throws InterruptedException {
        awaited = DeskForm.orderOn(ticket);
        ticket = "";
        word = "";
        latest = "";
        received = false;
        sentNanos = System.nanoTime();
        dealings.sent();
        return send(order) && await(() -> !word.isEmpty(), seconds) ? word : "";
    }

    /** Cancels what is open; false if the page still shows an order after that time. */
    synchronized boolean cancelsAll(int seconds) throws InterruptedException {
        // An attacker's command, or a price, may have ended it by now.
        if (!await(() -> !open.isEmpty() || !latest.startsWith("working"), seconds)) {
            return false;
        }
        for (Fragment.OpenOrder order : Map.copyOf(open).values()) {
            if (!send(DeskForm.cancel(order.orderId()))) {
                return false;
            }
        }
        return await(open::isEmpty, seconds);
    }

    /** Says how many open orders the page shows, and which word it was told last. */
    synchronized String standing() {
        return "it shows %d open orders, and was told “%s” last".formatted(open.size(), latest);
    }

    private boolean send(DeskForm form) {
        DeskSocket line = socket;
        return line != null && line.trySend(form.json());
    }

    private boolean await(BooleanSupplier state, int seconds) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (!state.getAsBoolean()) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }

    @Override
    public synchronized void message(DeskSocket from, String html) {
        Fragment fragment = new Fragment(html);
        fragment.applyTo(open);
        fragment.ticket().ifPresent(fresh -> ticket = fresh);
        fragment.words().stream()
                .filter(told ->
                        !told.isCommand() && !awaited.isEmpty() && told.order().equals(awaited))
                .forEach(this::told);
        notifyAll();
    }

    private void told(Fragment.Word told) {
        latest = String.join(
                " ",
                Stream.concat(Stream.of(told.word()), told.codes().stream()).toList());
        boolean isDone = BY_THE_ENGINE.contains(told.word());
        if ((isDone || told.word().equals("received")) && !received) {
            received = true;
            dealings.received(System.nanoTime() - sentNanos);
        }
        if (word.isEmpty() && (isDone || NOT_PLACED.contains(told.word()))) {
            word = told.word();
            String code = told.codes().isEmpty() ? "" : " " + told.codes().get(0);
            dealings.done(isDone ? word : "refused" + code, System.nanoTime() - sentNanos);
        }
    }

    synchronized void close() {
        if (socket != null) {
            socket.close();
        }
    }
}
