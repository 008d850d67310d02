package io.tickertape.trading;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** A WebSocket written by hand, which also sends what no browser would, and reads only when it is told to. */
final class RawSocket implements AutoCloseable {
    static final int TEXT = 0x81;
    static final int TEXT_BEGUN = 0x01;
    static final int CONTINUATION = 0x00;
    static final int PING = 0x89;
    static final int PONG = 0x8A;
    static final int CLOSE = 0x88;

    /** Of the kernel; small, so that what one end does not read soon waits in the other's process. */
    static final int BUFFER = 16_384;

    /**
     * What the server sent.
     *
     * @param payload a character for each byte
     */
    record Frame(int head, String payload) {
        int closeCode() {
            return payload.length() < 2 ? 1005 : payload.charAt(0) * 256 + payload.charAt(1);
        }

        String closeReason() {
            return payload.substring(2);
        }
    }

    private final Socket socket = new Socket();
    private final DataInputStream in;
    private final OutputStream out;

    private RawSocket(int port) throws IOException {
        socket.setReceiveBufferSize(BUFFER);
        socket.setSendBufferSize(BUFFER);
        socket.setSoTimeout(30_000);
        socket.setTcpNoDelay(true);
        socket.connect(new InetSocketAddress("localhost", port));
        in = new DataInputStream(socket.getInputStream());
        out = socket.getOutputStream();
    }

    /** A page of the account, as far as the server can tell. */
    static RawSocket open(int port, String account) throws IOException {
        RawSocket socket = new RawSocket(port);
        socket.send(upgrade(port, account));
        socket.readHead();
        return socket;
    }

    /** Before anything is sent. */
    static RawSocket connect(int port) throws IOException {
        return new RawSocket(port);
    }

    static byte[] upgrade(int port, String account, String... headers) throws IOException {
        String head = "GET /orders HTTP/1.1\r\nHost: localhost\r\nOrigin: http://localhost:" + port + "\r\nCookie: "
                + TraderPage.cookiesOf(port, account)
                + "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
        for (String header : headers) {
            head += header + "\r\n";
        }
        return (head + "\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    /** A masked frame; the mask is all zeros. */
    static byte[] frame(int head, String text) {
        byte[] payload = text.getBytes(StandardCharsets.ISO_8859_1);
        int extended = payload.length < 126 ? 0 : 2;
        byte[] frame = new byte[6 + extended + payload.length];
        frame[0] = (byte) head;
        frame[1] = (byte) (0x80 | (extended == 0 ? payload.length : 126));
        if (extended != 0) {
            frame[2] = (byte) (payload.length >> 8);
            frame[3] = (byte) payload.length;
        }
        System.arraycopy(payload, 0, frame, 6 + extended, payload.length);
        return frame;
    }

    void send(byte[] bytes) throws IOException {
        out.write(bytes);
    }

    /** Sends the same again and again; ends early, with false, when the server has hung up. */
    boolean floods(byte[] frame, int times) throws IOException {
        byte[] block = new byte[times * frame.length];
        for (int at = 0; at < block.length; at += frame.length) {
            System.arraycopy(frame, 0, block, at, frame.length);
        }
        try {
            out.write(block);
            return true;
        } catch (SocketException e) {
            return false;
        }
    }

    /** The status line and the headers of the answer. */
    List<String> readHead() throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.readUnsignedByte());
        }
        return head.toString().strip().lines().toList();
    }

    /** The status line of the answer; empty where the server hung up without one. */
    Optional<String> statusLine() throws IOException {
        try {
            return Optional.of(readHead().get(0));
        } catch (EOFException | SocketException e) {
            return Optional.empty();
        }
    }

    /** The next frame; where the server hung up without one, a close frame with the code that a browser shows then. */
    Frame read() throws IOException {
        try {
            int head = in.readUnsignedByte();
            int length = in.readUnsignedByte();
            long extended = length == 126 ? in.readUnsignedShort() : length == 127 ? in.readLong() : length;
            byte[] payload = new byte[Math.toIntExact(extended)];
            in.readFully(payload);
            return new Frame(head, new String(payload, StandardCharsets.ISO_8859_1));
        } catch (EOFException | SocketException e) {
            return new Frame(CLOSE, "\u0003\u00EE");
        }
    }

    /** Reads on to the next frame of the kind, which must come before the end. */
    Frame await(int head) throws IOException {
        Frame frame = read();
        while (frame.head() != head && frame.head() != CLOSE) {
            frame = read();
        }
        if (frame.head() != head) {
            throw new AssertionError("closed with " + frame.closeCode() + " " + frame.closeReason());
        }
        return frame;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
