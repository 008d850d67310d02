package io.tickertape.testbed.chaos;

import java.net.http.WebSocket;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One open page: one socket, one ticket, at most one order whose answer it waits for; after a reconnect it asks what
 * became of that. Its trader's thread acts, the socket's threads listen.
 */
final class Page {
    private static final long BEAT_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final int BEATS_MISSED = 3;

    private final Browser browser;
    private final Told told;
    private @Nullable Line line;
    private final Map<String, Fragment.OpenOrder> open = new TreeMap<>();
    private String ticket = "";
    private String awaited = "";
    private boolean asks;
    private long beatNanos;
    private int missed;

    Page(Browser browser, Told told) {
        this.browser = browser;
        this.told = told;
    }

    static String orderOf(String ticket) {
        String[] parts = ticket.split("\\.", -1);
        return parts.length > 1 ? parts[1] : "";
    }

    /** Opens a socket if there is none, and beats; whether something can be sent now. */
    boolean keepAlive() throws InterruptedException {
        Line open = line;
        if (open == null || open.isOver()) {
            return connect();
        }
        long now = System.nanoTime();
        if (now - beatNanos > BEAT_NANOS || mustAsk()) {
            if (missed >= BEATS_MISSED) {
                // It looks open, but nobody answers.
                open.abandon();
                return false;
            }
            beat(open);
        }
        return isLive();
    }

    private boolean connect() throws InterruptedException {
        Line opened = new Line();
        synchronized (this) {
            line = opened;
            ticket = "";
            missed = 0;
            asks = !awaited.isEmpty();
            beatNanos = System.nanoTime();
        }
        CompletableFuture<WebSocket> connected = browser.socket(opened);
        try {
            opened.socket = connected.get(5, TimeUnit.SECONDS);
            return false;
        } catch (ExecutionException | TimeoutException refused) {
            var unused = connected.thenAccept(WebSocket::abort);
            opened.abandon();
            return false;
        }
    }

    private synchronized boolean mustAsk() {
        return asks && !ticket.isEmpty();
    }

    private synchronized void beat(Line open) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("action", "heartbeat");
        form.put("ticket", awaited);
        if (open.send(Json.write(form))) {
            asks = false;
            beatNanos = System.nanoTime();
            missed++;
        }
    }

    /** Whether it has a ticket on which an order would be sent now. */
    synchronized boolean isFree() {
        return isLive() && awaited.isEmpty();
    }

    private synchronized boolean isLive() {
        return line != null && !line.isOver() && !ticket.isEmpty();
    }

    /** Whether it waits for what became of an order. */
    synchronized boolean awaits() {
        return !awaited.isEmpty();
    }

    /** The open orders that it shows. */
    synchronized List<Fragment.OpenOrder> open() {
        return List.copyOf(open.values());
    }

    synchronized String awaited() {
        return orderOf(awaited);
    }

    /** Sends an order on the ticket that it has; what was sent, or the empty text. */
    synchronized String place(Map<String, String> order) {
        Map<String, String> form = new LinkedHashMap<>(order);
        form.put("action", "order");
        form.put("ticket", ticket);
        String frame = Json.write(form);
        told.order(browser.account, orderOf(ticket)).sent(frame);
        awaited = ticket;
        if (line == null || !line.send(frame)) {
            asks = true;
        }
        return frame;
    }

    /** Sends a frame as it is. */
    synchronized void send(String frame) {
        if (line != null) {
            var unused = line.send(frame);
        }
    }

    private synchronized void heard(Line from, String message) {
        if (from != line) {
            return;
        }
        missed = 0;
        Fragment fragment = new Fragment(message);
        fragment.applyTo(open);
        fragment.ticket().ifPresent(fresh -> ticket = fresh);
        List<Fragment.Word> words = fragment.words();
        told.heard(browser.account, words);
        for (Fragment.Word word : words) {
            if (word.isCommand() || (word.codes().isEmpty() && word.text().isEmpty())) {
                // Rows are for the eye: what the page waits for is said beside the ticket.
                continue;
            }
            if (word.order().isEmpty()) {
                asks |= !awaited.isEmpty();
            } else if (word.order().equals(orderOf(awaited))
                    && !word.word().equals("sending")
                    && !word.word().equals("unknown")) {
                awaited = "";
            }
        }
    }

    void close() {
        Line open = line;
        if (open != null) {
            open.abandon();
        }
    }

    /** One socket's life. */
    private final class Line implements WebSocket.Listener {
        private final StringBuilder parts = new StringBuilder();
        private volatile @Nullable WebSocket socket;
        private volatile boolean over;
        private CompletableFuture<?> sending = CompletableFuture.completedFuture(null);

        boolean isOver() {
            return over;
        }

        /** False if what was sent before is still on its way out. */
        boolean send(String text) {
            WebSocket open = socket;
            if (open == null || over || !sending.isDone()) {
                return false;
            }
            sending = open.sendText(text, true);
            return true;
        }

        void abandon() {
            over = true;
            WebSocket open = socket;
            if (open != null) {
                open.abort();
            }
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            parts.append(data);
            if (last) {
                String message = parts.toString();
                parts.setLength(0);
                heard(this, message);
            }
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            over = true;
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable failure) {
            over = true;
        }
    }
}
