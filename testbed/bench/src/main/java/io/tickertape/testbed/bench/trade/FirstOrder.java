package io.tickertape.testbed.bench.trade;

import io.tickertape.testbed.bench.load.Load;
import io.tickertape.testbed.bench.process.BenchException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A page that is opened again and again until an order is received and reported. */
public final class FirstOrder {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration OF_AN_ATTEMPT = Duration.ofSeconds(30);
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final String CLOSED = "";
    private static final Set<String> REFUSED = Set.of("refused", "not-placed");
    private static final Set<String> ON_ITS_WAY = Set.of("sending", "unknown", "received", "not-placed", "refused");

    /** When an order was first received, and when one was first reported, milliseconds after some start. */
    public record Times(long receivedMillis, long reportedMillis) {
        public long bothMillis() {
            return Math.max(receivedMillis, reportedMillis);
        }
    }

    private final HttpClient http = HttpClient.newHttpClient();
    private final int port;
    private final String cookie;

    /** @param cookie of a trader who is logged in */
    public FirstOrder(int port, String cookie) {
        this.port = port;
        this.cookie = cookie;
    }

    /** Returns when an order of this trader is received and its row shows what the desk made of it. */
    public Times place(long startMillis) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            try (Attempt attempt = new Attempt()) {
                Times times = attempt.times(startMillis);
                if (times != null) {
                    return times;
                }
            } catch (CompletionException | TimeoutException notYet) {
                LockSupport.parkNanos(PAUSE_NANOS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new BenchException("Interrupted", e);
            }
        }
        throw new BenchException("No order was received and reported within " + PATIENCE.toSeconds() + " s");
    }

    /** One socket. */
    private final class Attempt implements AutoCloseable, WebSocket.Listener, Fragments.Listener {
        private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
        private final StringBuilder parts = new StringBuilder();
        private final Fragments fragments = new Fragments();
        private final WebSocket socket;
        private @Nullable String ticket;
        private String placed = "";
        private boolean refused;
        private boolean received;
        private boolean reported;

        Attempt() throws TimeoutException {
            String host = "localhost:" + port;
            CompletableFuture<WebSocket> opening = http.newWebSocketBuilder()
                    .header("Origin", "http://" + host)
                    .header("Cookie", cookie)
                    .buildAsync(URI.create("ws://" + host + "/orders"), this);
            socket = opening.orTimeout(OF_AN_ATTEMPT.toSeconds(), TimeUnit.SECONDS)
                    .join();
        }

        /** Null when this socket leads nowhere. */
        @Nullable
        Times times(long startMillis) throws InterruptedException {
            long receivedMillis = 0;
            long reportedMillis = 0;
            // A page hears of prices all the time: that messages come does not mean that it gets anywhere.
            long deadline = System.nanoTime() + OF_AN_ATTEMPT.toNanos();
            while (receivedMillis == 0 || reportedMillis == 0) {
                String message = messages.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (message == null || message.equals(CLOSED)) {
                    return null;
                }
                byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
                refused = false;
                fragments.read(bytes, bytes.length, this);
                long now = System.currentTimeMillis() - startMillis;
                receivedMillis = received && receivedMillis == 0 ? now : receivedMillis;
                reportedMillis = reported && reportedMillis == 0 ? now : reportedMillis;
                if (refused) {
                    LockSupport.parkNanos(PAUSE_NANOS);
                    return null;
                }
                send();
            }
            return new Times(receivedMillis, reportedMillis);
        }

        private void send() {
            if (placed.isEmpty() && ticket != null) {
                placed = Page.clientOrderId(ticket);
                var unused = socket.sendText(
                        new String(OrderText.form(ticket, Load.symbol(0)), StandardCharsets.US_ASCII), true);
            }
        }

        @Override
        public void ticket(byte[] bytes, int from, int to) {
            ticket = new String(bytes, from, to - from, StandardCharsets.US_ASCII);
        }

        @Override
        public void outcome(byte[] bytes, Fragments.Part order, Fragments.Part outcome) {
            if (!placed.isEmpty() && order.text(bytes).equals(placed)) {
                String word = outcome.text(bytes);
                refused |= REFUSED.contains(word);
                received |= !refused && !word.equals("sending") && !word.equals("unknown");
            }
        }

        @Override
        public void row(byte[] bytes, Fragments.Part order, Fragments.Part state) {
            reported |=
                    !placed.isEmpty() && order.text(bytes).equals(placed) && !ON_ITS_WAY.contains(state.text(bytes));
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            parts.append(data);
            if (last) {
                messages.add(parts.toString());
                parts.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            messages.add(CLOSED);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable failure) {
            messages.add(CLOSED);
        }

        @Override
        public void close() {
            socket.abort();
        }
    }
}
