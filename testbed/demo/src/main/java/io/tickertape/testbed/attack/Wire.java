package io.tickertape.testbed.attack;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;

/** A connection whose every byte is the attacker's choice; nothing here waits longer than it is told to. */
final class Wire implements AutoCloseable {
    private static final long CONNECT_MILLIS = 3_000;
    /** More than any answer that an attack looks at. */
    private static final int BYTES_KEPT = 512 * 1024;

    private static final int ALL = -1;

    private final SocketChannel channel;
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private final ByteBuffer buffer = ByteBuffer.allocate(16 * 1024);
    private boolean ended;

    private Wire(SocketChannel channel) {
        this.channel = channel;
    }

    static Wire open(Service to, InetAddress from) throws IOException {
        return open(to, from, ALL);
    }

    /** @param receiveBuffer bytes that the system takes for a client that does not read */
    static Wire open(Service to, InetAddress from, int receiveBuffer) throws IOException {
        SocketChannel channel = SocketChannel.open();
        try {
            if (receiveBuffer != ALL) {
                channel.setOption(StandardSocketOptions.SO_RCVBUF, receiveBuffer);
            }
            channel.bind(new InetSocketAddress(from, 0));
            channel.configureBlocking(false);
            Wire wire = new Wire(channel);
            if (!channel.connect(to.address())
                    && !(wire.await(SelectionKey.OP_CONNECT, CONNECT_MILLIS) && channel.finishConnect())) {
                throw new ConnectException(to.name() + " does not take a connection");
            }
            return wire;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private boolean await(int operation, long millis) throws IOException {
        try (Selector selector = Selector.open()) {
            channel.register(selector, operation);
            return selector.select(Math.max(1, millis)) > 0;
        }
    }

    /** Sends it all, if the service takes it in time; whether it did. */
    boolean send(byte[] bytes, long millis) throws IOException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        ByteBuffer left = ByteBuffer.wrap(bytes);
        while (left.hasRemaining()) {
            if (channel.write(left) == 0) {
                long rest = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                if (rest <= 0 || !await(SelectionKey.OP_WRITE, rest)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Sends it all, within three seconds. */
    boolean send(String text) throws IOException {
        return send(text.getBytes(ISO_8859_1), CONNECT_MILLIS);
    }

    /** Takes what has come, without waiting; false when the service has ended the connection. */
    boolean poll() {
        try {
            while (!ended) {
                buffer.clear();
                int count = channel.read(buffer);
                if (count == 0) {
                    return true;
                }
                ended = count < 0;
                if (count > 0 && received.size() < BYTES_KEPT) {
                    received.write(buffer.array(), 0, count);
                }
            }
        } catch (IOException reset) {
            ended = true;
        }
        return false;
    }

    /** Waits until something has come or the connection is over; false if neither happens in time. */
    boolean awaitMore(long millis) throws IOException {
        if (ended) {
            return false;
        }
        int before = received.size();
        if (await(SelectionKey.OP_READ, millis)) {
            poll();
        }
        return ended || received.size() > before;
    }

    boolean isEnded() {
        return ended;
    }

    /** Everything that was received, each byte as a character. */
    String text() {
        return received.toString(ISO_8859_1);
    }

    byte[] bytes() {
        return received.toByteArray();
    }

    /** Forgets what was received. */
    void forget() {
        received.reset();
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException gone) {
            ended = true;
        }
    }
}
