package io.tickertape.testbed.bench.watch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** One watcher's connection, which may be opened again and again. */
final class Connection {
    /** Ports that one source address is trusted to have free. */
    private static final int PER_SOURCE = 10_000;

    final Line line = new Line();
    boolean current;
    boolean stalled;
    /** Reads what the stream holds where it is compressed; null where it is not, or where bytes are counted alone. */
    @Nullable
    GzipBody body;

    private final boolean gzip;
    private final InetSocketAddress target;
    private final InetSocketAddress source;
    private final byte[] request;
    private @Nullable SelectionKey key;

    /** @param gzip whether it asks for a compressed stream */
    Connection(InetSocketAddress target, int number, String path, boolean gzip) {
        this.gzip = gzip;
        this.target = target;
        this.source = new InetSocketAddress(loopback(1 + number / PER_SOURCE), 0);
        this.request = ("GET " + path + " HTTP/1.1\r\nHost: " + target.getHostString() + ":" + target.getPort()
                        + "\r\nAccept: text/event-stream\r\n" + (gzip ? "Accept-Encoding: gzip\r\n" : "") + "\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static InetAddress loopback(int number) {
        try {
            return InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) number});
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }

    /** Whether of its stream the bytes are counted, and nothing else. */
    boolean isCountedAlone() {
        return gzip && body == null;
    }

    /** True if it is still to be {@link #ask asked} for, false if it stands already. */
    boolean connect(Selector selector) throws IOException {
        line.clear();
        body = body == null ? null : body.again();
        SocketChannel channel = SocketChannel.open();
        try {
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            channel.bind(source);
            key = channel.register(selector, SelectionKey.OP_CONNECT, this);
            if (channel.connect(target)) {
                ask(key);
                return false;
            }
            return true;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** Asks for the stream, once the connection stands. */
    void ask(SelectionKey ofThis) throws IOException {
        SocketChannel channel = (SocketChannel) ofThis.channel();
        channel.finishConnect();
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        if (channel.write(ByteBuffer.wrap(request)) < request.length) {
            throw new IOException("a new connection takes no request");
        }
        ofThis.interestOps(stalled ? 0 : SelectionKey.OP_READ);
    }

    void stall() {
        stalled = true;
        if (key != null && key.isValid()) {
            key.interestOps(0);
        }
    }

    void close() {
        current = false;
        if (key != null) {
            try {
                key.channel().close();
            } catch (IOException e) {
                // It is gone either way.
                key.cancel();
            }
            key = null;
        }
    }
}
