package io.tickertape.testbed.hardening;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PushbackInputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A connection to a server of this machine on which anything can be sent, also what no browser would send. */
public final class RawConnection implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 20_000;

    private final Socket socket;
    private final PushbackInputStream in;

    /** Connects and sends nothing. */
    public RawConnection(int port) throws IOException {
        this(port, "127.0.0.1");
    }

    /** The same from another address of this machine. */
    public RawConnection(int port, String from) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port, InetAddress.getByName(from), 0);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MILLIS);
        in = new PushbackInputStream(socket.getInputStream());
    }

    /** What the server answers to this, the first on a new connection. */
    public static Answer ask(int port, String request) throws IOException {
        try (RawConnection connection = new RawConnection(port)) {
            connection.send(request);
            return connection.answer();
        }
    }

    /**
     * Sends text as it is, a byte for each character.
     *
     * @return false where the server has hung up
     */
    public boolean send(String text) throws IOException {
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            return true;
        } catch (SocketException e) {
            return false;
        }
    }

    /** The next answer, which must come. */
    public Answer answer() throws IOException {
        return next().orElseThrow(() -> new AssertionError("the server hung up without an answer"));
    }

    /** The next answer; empty where the server hangs up instead. */
    public Optional<Answer> next() throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = read();
            if (next < 0) {
                return Optional.empty();
            }
            head.append((char) next);
        }
        List<String> lines = head.toString().strip().lines().toList();
        Answer answer = new Answer(lines, "");
        int length = answer.header("content-length").map(Integer::parseInt).orElse(0);
        return Optional.of(new Answer(lines, new String(in.readNBytes(length), StandardCharsets.UTF_8)));
    }

    /** Everything that comes until the server hangs up. */
    public String untilTheEnd() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int next = read(); next >= 0; next = read()) {
            all.write(next);
        }
        return all.toString(StandardCharsets.UTF_8);
    }

    /** The next line of a body. */
    public String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = read(); next != '\n'; next = read()) {
            if (next < 0) {
                throw new AssertionError("the server hung up after " + line);
            }
            line.append((char) next);
        }
        return line.toString().strip();
    }

    /** Reads what comes until this text has come. */
    public void awaits(String text) throws IOException {
        StringBuilder came = new StringBuilder();
        while (came.indexOf(text) < 0) {
            int next = read();
            if (next < 0) {
                throw new AssertionError("the server hung up before it said " + text);
            }
            came.append((char) next);
        }
    }

    /** Reads what comes for this time, through which the server must not hang up. */
    public void readsOnFor(int millis) throws IOException {
        long end = System.nanoTime() + millis * 1_000_000L;
        for (long left = millis; left > 0; left = (end - System.nanoTime()) / 1_000_000) {
            socket.setSoTimeout((int) left);
            try {
                if (in.read() < 0) {
                    throw new AssertionError("the server hung up");
                }
            } catch (SocketTimeoutException e) {
                // Nothing came, which is as good.
            }
        }
        socket.setSoTimeout(PATIENCE_MILLIS);
    }

    private int read() throws IOException {
        try {
            return in.read();
        } catch (SocketTimeoutException e) {
            throw new AssertionError("the server neither answered nor hung up", e);
        } catch (SocketException e) {
            return -1;
        }
    }

    /** Whether nothing comes within this time, not even the end; what comes is still there to be read. */
    public boolean waitsFor(int millis) throws IOException {
        socket.setSoTimeout(millis);
        try {
            int next = in.read();
            if (next >= 0) {
                in.unread(next);
            }
            return false;
        } catch (SocketTimeoutException e) {
            return true;
        } catch (SocketException e) {
            return false;
        } finally {
            socket.setSoTimeout(PATIENCE_MILLIS);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    /**
     * What the server said.
     *
     * @param head the status line and the headers
     */
    public record Answer(List<String> head, String body) {
        public int status() {
            return Integer.parseInt(head.get(0).split(" ", 3)[1]);
        }

        /** The value of a header that must not be there twice. */
        public Optional<String> header(String name) {
            List<String> values = new ArrayList<>();
            for (String line : head.subList(1, head.size())) {
                int colon = line.indexOf(':');
                if (line.substring(0, colon).toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT))) {
                    values.add(line.substring(colon + 1).strip());
                }
            }
            if (values.size() > 1) {
                throw new AssertionError(name + " is there " + values.size() + " times: " + head);
            }
            return values.stream().findFirst();
        }
    }
}
