package io.tickertape.testbed.client;

import java.io.IOException;
import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** One WebSocket of a desk's page, from its handshake to its end: it joins the parts of each message. */
public final class DeskSocket implements AutoCloseable, WebSocket.Listener {
    /** Called by the socket's threads, one message after the other. */
    public interface Listener {
        void message(DeskSocket from, String html);
    }

    /** Browsers report this code of a socket that ended without a close frame. */
    private static final int ABNORMAL = 1006;

    private final Listener listener;
    private final StringBuilder parts = new StringBuilder();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private volatile @Nullable WebSocket socket;
    private CompletableFuture<?> sending = CompletableFuture.completedFuture(null);

    public DeskSocket(Listener listener) {
        this.listener = listener;
    }

    /**
     * Opens the socket.
     *
     * @throws IOException if the service refuses the handshake, or cannot be reached
     */
    public void open(Handshake handshake) throws IOException {
        socket = handshake.connect(this);
    }

    /** Whether the socket is open in time; one that is not is over. */
    public boolean opens(Handshake handshake, long seconds) throws InterruptedException {
        CompletableFuture<WebSocket> connected = handshake.begin(this);
        try {
            socket = connected.get(seconds, TimeUnit.SECONDS);
            return true;
        } catch (ExecutionException | TimeoutException refused) {
            var unused = connected.thenAccept(WebSocket::abort);
            close();
            return false;
        }
    }

    public boolean isOver() {
        return closed.isDone();
    }

    /** The code with which the service closed the socket. */
    public CompletableFuture<Integer> closed() {
        return closed;
    }

    /** The JDK's socket, to send parts of messages. */
    public WebSocket socket() {
        WebSocket open = socket;
        if (open == null) {
            throw new IllegalStateException("The socket was never open");
        }
        return open;
    }

    /** Sends a message, and waits until it is on its way. */
    public void send(String text) {
        socket().sendText(text, true).join();
    }

    /** Sends a message if the one before is on its way, and the socket is open; whether it did. */
    public synchronized boolean trySend(String text) {
        WebSocket open = socket;
        if (open == null || isOver() || !sending.isDone()) {
            return false;
        }
        sending = open.sendText(text, true);
        return true;
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        parts.append(data);
        if (last) {
            String message = parts.toString();
            parts.setLength(0);
            listener.message(this, message);
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closed.complete(code);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable failure) {
        closed.complete(ABNORMAL);
    }

    /** Ends the connection without a close frame, as a browser does that is killed. */
    @Override
    public void close() {
        closed.complete(ABNORMAL);
        WebSocket open = socket;
        if (open != null) {
            open.abort();
        }
    }
}
