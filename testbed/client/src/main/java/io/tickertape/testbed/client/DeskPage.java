package io.tickertape.testbed.client;

import java.io.IOException;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A desk's page over one socket: it sends forms and keeps every fragment that it is sent, for a test's short life. */
public class DeskPage implements AutoCloseable, DeskSocket.Listener {
    private static final long PATIENCE_SECONDS = 30;

    public final List<String> messages = new CopyOnWriteArrayList<>();
    private final BlockingQueue<String> fresh = new LinkedBlockingQueue<>();
    private final DeskSocket socket = new DeskSocket(this);
    private volatile String ticket = "";

    /**
     * Opens the page's socket.
     *
     * @throws IOException if the service refuses the handshake, or cannot be reached
     */
    public DeskPage(Handshake handshake) throws IOException {
        socket.open(handshake);
    }

    @Override
    public void message(DeskSocket from, String html) {
        new Fragment(html).ticket().ifPresent(issued -> ticket = issued);
        messages.add(html);
        fresh.add(html);
    }

    /** The ticket that the page has now; empty before the first. */
    public String ticket() {
        return ticket;
    }

    /** The clientOrderId of the order that is written on a ticket. */
    public String orderOf(String written) {
        return DeskForm.orderOn(written);
    }

    /** Buys on the ticket that the page has, and returns the clientOrderId. */
    public String buys(String quantity, String symbol, String limitPrice) {
        String written = ticket;
        send(DeskForm.order(written, symbol, quantity, limitPrice));
        return orderOf(written);
    }

    /** As {@link DeskForm#order(String, String, String, String)} is sent. */
    public static String order(String ticket, String symbol, String quantity, String limitPrice) {
        return DeskForm.order(ticket, symbol, quantity, limitPrice).json();
    }

    public static String json(Map<String, String> fields) {
        return Json.write(fields);
    }

    public void send(DeskForm form) {
        send(form.json());
    }

    public void send(String text) {
        socket.send(text);
    }

    /** The JDK's socket, to send parts of messages. */
    public WebSocket socket() {
        return socket.socket();
    }

    /** Waits for the next message with all these texts in it, and drops those before it. */
    public String awaits(String... texts) throws InterruptedException {
        List<String> skipped = new ArrayList<>();
        for (String message = next(); message != null; message = next()) {
            if (holds(message, texts)) {
                return message;
            }
            skipped.add(message);
        }
        String end = socket.closed().isDone()
                ? "; the service closed with " + socket.closed().join()
                : "";
        throw new ClientException("No message with " + List.of(texts) + ", but " + skipped + end);
    }

    /**
     * Waits until a message with all these texts in it is among those that the page was ever sent: for two things that
     * may come in one message, in two, and in either order.
     */
    public void sees(String... texts) throws InterruptedException {
        if (messages.stream().noneMatch(message -> holds(message, texts))) {
            awaits(texts);
        }
    }

    private static boolean holds(String message, String... texts) {
        return List.of(texts).stream().allMatch(message::contains);
    }

    private @Nullable String next() throws InterruptedException {
        return fresh.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /** Waits until the service has answered a heartbeat: everything that it sent before has arrived. */
    public void awaitsHeartbeat() throws InterruptedException {
        send(DeskForm.heartbeat(""));
        awaits("id=\"heartbeat\"");
    }

    /** The code with which the service closed the socket. */
    public int awaitsClose() {
        return socket.closed().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    @Override
    public void close() {
        socket.close();
    }
}
