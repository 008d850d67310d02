package io.tickertape.testbed.chaos;

import io.tickertape.testbed.client.DeskForm;
import io.tickertape.testbed.client.DeskSocket;
import io.tickertape.testbed.client.Fragment;
import io.tickertape.testbed.client.Visitor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One open page: one socket, one ticket, at most one order whose answer it waits for; after a reconnect it asks what
 * became of that. Its trader's thread acts, the socket's threads listen.
 */
final class Page {
    private static final long BEAT_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long OPEN_SECONDS = 5;
    private static final int BEATS_MISSED = 3;
    private static final int REPORTS_KEPT = 30;

    private final String account;
    private final Visitor browser;
    private final Told told;
    private @Nullable DeskSocket line;
    private final Map<String, Fragment.OpenOrder> open = new TreeMap<>();
    private final List<String> reports = new ArrayList<>();
    private List<String> alerts = List.of();
    private String ticket = "";
    private String awaited = "";
    private boolean asks;
    private long beatNanos;
    private int missed;

    Page(String account, Visitor browser, Told told) {
        this.account = account;
        this.browser = browser;
        this.told = told;
    }

    /** Opens a socket if there is none, and beats; whether something can be sent now. */
    boolean keepAlive() throws InterruptedException {
        DeskSocket open = line;
        if (open == null || open.isOver()) {
            connect();
            return false;
        }
        long now = System.nanoTime();
        if (now - beatNanos > BEAT_NANOS || mustAsk()) {
            if (missed >= BEATS_MISSED) {
                // It looks open, but nobody answers.
                open.close();
                return false;
            }
            beat(open);
        }
        return isLive();
    }

    private void connect() throws InterruptedException {
        DeskSocket opened = new DeskSocket(this::heard);
        synchronized (this) {
            line = opened;
            ticket = "";
            missed = 0;
            asks = !awaited.isEmpty();
            beatNanos = System.nanoTime();
        }
        var unused = opened.opens(browser.handshake("/orders?account=" + account), OPEN_SECONDS);
    }

    private synchronized boolean mustAsk() {
        return asks && !ticket.isEmpty();
    }

    private synchronized void beat(DeskSocket open) {
        if (open.trySend(DeskForm.heartbeat(awaited).json())) {
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

    /** The reports that it showed its account as of, the latest last; none while the desk's pages name none. */
    synchronized List<String> reports() {
        return List.copyOf(reports);
    }

    /** The alerts that it shows, whether they have fired or not. */
    synchronized List<String> alerts() {
        return alerts;
    }

    synchronized String awaited() {
        return DeskForm.orderOn(awaited);
    }

    /** The ticket that it has now. */
    synchronized String ticket() {
        return ticket;
    }

    /** Sends an order, on its own ticket or on another page's, and waits for the answer from now on. */
    synchronized void place(DeskForm order) {
        String written = order.fields().getOrDefault("ticket", "");
        String frame = order.json();
        told.order(account, DeskForm.orderOn(written)).sent(frame);
        awaited = written;
        if (line == null || !line.trySend(frame)) {
            asks = true;
        }
    }

    /** Sends a form, and waits for nothing. */
    synchronized void send(DeskForm form) {
        if (line != null) {
            var unused = line.trySend(form.json());
        }
    }

    private synchronized void heard(DeskSocket from, String message) {
        if (from != line) {
            return;
        }
        missed = 0;
        Fragment fragment = new Fragment(message);
        fragment.applyTo(open);
        if (fragment.value("alerts").isPresent()) {
            alerts = fragment.elementsWith("data-alert").stream()
                    .map(alert -> alert.getOrDefault("data-alert", ""))
                    .toList();
        }
        fragment.ticket().ifPresent(fresh -> ticket = fresh);
        fragment.report().ifPresent(report -> seen(String.valueOf(report)));
        List<Fragment.Word> words = fragment.words();
        told.heard(account, words);
        words.forEach(this::heard);
    }

    private void seen(String report) {
        if (!reports.contains(report)) {
            reports.add(report);
        }
        if (reports.size() > REPORTS_KEPT) {
            reports.remove(0);
        }
    }

    private void heard(Fragment.Word word) {
        if (word.isCommand() || (word.codes().isEmpty() && word.text().isEmpty())) {
            // Rows are for the eye: what the page waits for is said beside the ticket.
            return;
        }
        if (word.order().isEmpty()) {
            asks |= !awaited.isEmpty();
        } else if (word.order().equals(awaited())
                && !word.word().equals("sending")
                && !word.word().equals("unknown")) {
            awaited = "";
        }
    }

    void close() {
        DeskSocket open = line;
        if (open != null) {
            open.close();
        }
    }
}
