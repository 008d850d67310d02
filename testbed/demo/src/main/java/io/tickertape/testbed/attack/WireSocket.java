package io.tickertape.testbed.attack;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A WebSocket to the desk, every frame of which is the attacker's choice. */
final class WireSocket implements AutoCloseable {
    private static final long PATIENCE_MILLIS = 4_000;
    private static final String END_OF_HEAD = "\r\n\r\n";

    private final Wire wire;
    private final String handshake;

    private WireSocket(Wire wire, String handshake) {
        this.wire = wire;
        this.handshake = handshake;
    }

    static WireSocket open(Service trading, Intruder as) throws IOException {
        return open(trading, as, "", Integer.MAX_VALUE);
    }

    /**
     * Asks for a socket, which the service may refuse.
     *
     * @param head further lines of it
     * @param receiveBuffer bytes that the system takes for a client that does not read
     */
    static WireSocket open(Service trading, Intruder as, String head, int receiveBuffer) throws IOException {
        Wire wire = receiveBuffer == Integer.MAX_VALUE
                ? Wire.open(trading, as.from())
                : Wire.open(trading, as.from(), receiveBuffer);
        try {
            var unused = wire.send("GET /orders HTTP/1.1\r\nHost: " + trading.host() + "\r\nOrigin: "
                    + trading.origin() + "\r\nCookie: " + as.cookieHeader() + "\r\n" + head
                    + "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                    + "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n");
            await(wire, text -> text.contains(END_OF_HEAD));
            int end = wire.text().indexOf(END_OF_HEAD);
            return new WireSocket(wire, end < 0 ? wire.text() : wire.text().substring(0, end + END_OF_HEAD.length()));
        } catch (IOException e) {
            wire.close();
            throw e;
        }
    }

    private static boolean await(Wire wire, Predicate<String> state) throws IOException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
        while (!state.test(wire.text()) && !wire.isEnded()) {
            long rest = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (rest <= 0) {
                return false;
            }
            var unusedMore = wire.awaitMore(rest);
        }
        return state.test(wire.text());
    }

    boolean isOpen() {
        return handshake.startsWith("HTTP/1.1 101");
    }

    /** The head of the service's answer. */
    String handshake() {
        return handshake;
    }

    /** What the handshake was answered with, if not with a socket. */
    String refusal() {
        return handshake.length() >= 12 ? handshake.substring(9, 12) : wire.isEnded() ? "closed" : "silent";
    }

    Wire wire() {
        return wire;
    }

    /** Sends it, as far as the service takes it within some seconds; what is not taken is no matter. */
    void send(byte[] frames) {
        try {
            var unused = wire.send(frames, PATIENCE_MILLIS);
        } catch (IOException refused) {
            // How it ended shows in what came back.
        }
    }

    /** Waits until this text has come after so many bytes; whether it has. */
    boolean awaitsAfter(int bytes, String text) throws IOException {
        return await(wire, received -> received.indexOf(text, bytes) >= 0);
    }

    /** Waits for the end: {@code closed} with the code, {@code cut} without one, or {@code stays open}. */
    String awaitEnd() throws IOException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
        String word = closing();
        while (word.isEmpty() && !wire.isEnded() && System.nanoTime() < end) {
            var unusedMore = wire.awaitMore(500);
            word = closing();
        }
        return !word.isEmpty() ? word : wire.isEnded() ? "cut" : "stays open";
    }

    /** Steps from frame to frame of what was received, to a closing one. */
    private String closing() {
        ByteBuffer received = ByteBuffer.wrap(wire.bytes());
        int at = handshake.length();
        while (at + 2 <= received.limit()) {
            int length = received.get(at + 1) & 0x7f;
            int payload = at + 2;
            if (length == Frames.TWO_BYTES && at + 4 <= received.limit()) {
                length = received.getShort(at + 2) & 0xffff;
                payload = at + 4;
            } else if (length == Frames.EIGHT_BYTES && at + 10 <= received.limit()) {
                length = received.getInt(at + 6);
                payload = at + 10;
            }
            if ((received.get(at) & 0xf) == Frames.CLOSE && payload + 2 <= received.limit()) {
                return "closed " + received.getShort(payload);
            }
            at = payload + length;
        }
        return "";
    }

    @Override
    public void close() {
        wire.close();
    }
}
