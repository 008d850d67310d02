package io.tickertape.testbed.bench.watch;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * Watchers on one thread. Those whose connection ends open it again, and each is current once it has had a price that
 * was not older than {@link #CURRENT_MILLIS} when it came.
 */
final class Crowd implements Runnable {
    static final long CURRENT_MILLIS = 2_000;
    private static final int BUFFER_BYTES = 1 << 18;
    private static final int OPENING_AT_ONCE = 256;
    private static final long RETRY_MILLIS = 1000;
    /** Of compressed streams one in so many is read, and of the others the bytes are counted: reading takes the cores. */
    private static final int READ_ONE_IN = 7;

    private static final long SELECT_MILLIS = 20;

    /** What happens, told on the crowd's thread. */
    interface Listener {
        /** All are current; {@code firstMillis} is when the first connection since the last time stood. */
        void current(long firstMillis, long lastMillis);
    }

    private record Retry(Connection connection, long dueMillis) {}

    private final Selector selector;
    private final Listener listener;
    private final Meter meter;
    private final EventScanner scanner;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private final ByteBuffer text = ByteBuffer.allocateDirect(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private final Queue<Runnable> orders = new ConcurrentLinkedQueue<>();
    private final List<Connection> connections = new ArrayList<>();
    private final ArrayDeque<Retry> closed = new ArrayDeque<>();
    private @Nullable Connection reading;
    private int opening;
    private int current;
    private long firstMillis = -1;
    private boolean gzip;
    private volatile boolean ended;

    Crowd(Meter meter, Listener listener) throws IOException {
        this.selector = Selector.open();
        this.meter = meter;
        this.listener = listener;
        this.scanner = new EventScanner(this::price);
    }

    /** Does something on the crowd's thread. */
    void order(Runnable order) {
        orders.add(order);
        selector.wakeup();
    }

    void end() {
        ended = true;
        selector.wakeup();
    }

    /** Those who are added from here on ask for compressed streams. */
    void compress() {
        gzip = true;
        meter.weigh(READ_ONE_IN);
    }

    /** Adds watchers, who take the paths in turn; {@code first} is the number of the first among all generators'. */
    void add(InetSocketAddress target, int first, int count, List<String> paths) {
        for (int i = 0; i < count; i++) {
            Connection connection = new Connection(target, first + i, paths.get((first + i) % paths.size()), gzip);
            connection.body = gzip && (first + i) % READ_ONE_IN == 0 ? new GzipBody() : null;
            connections.add(connection);
            closed.add(new Retry(connection, 0));
        }
    }

    void stall(int count) {
        connections.stream().limit(count).forEach(Connection::stall);
    }

    @Override
    public void run() {
        try {
            while (!ended) {
                for (Runnable order = orders.poll(); order != null; order = orders.poll()) {
                    order.run();
                }
                meter.tick();
                open();
                selector.select(this::ready, SELECT_MILLIS);
            }
            connections.forEach(Connection::close);
            selector.close();
        } catch (IOException e) {
            throw new IllegalStateException("the selector failed", e);
        }
    }

    private void open() {
        long now = meter.nowMillis();
        while (opening < OPENING_AT_ONCE && !closed.isEmpty() && closed.peek().dueMillis() <= now) {
            Connection connection = closed.remove().connection();
            try {
                if (connection.connect(selector)) {
                    opening++;
                } else {
                    stands();
                }
            } catch (IOException e) {
                retry(connection);
            }
        }
    }

    private void ready(SelectionKey key) {
        Connection connection = (Connection) key.attachment();
        boolean connecting = key.isValid() && key.isConnectable();
        try {
            if (connecting) {
                connection.ask(key);
                opening--;
                connecting = false;
                stands();
            } else if (key.isValid() && key.isReadable()) {
                read((SocketChannel) key.channel(), connection);
            }
        } catch (IOException e) {
            opening -= connecting ? 1 : 0;
            lost(connection);
        }
    }

    private void stands() {
        meter.tick();
        firstMillis = firstMillis < 0 ? meter.nowMillis() : firstMillis;
    }

    private void read(SocketChannel channel, Connection connection) throws IOException {
        Line line = connection.line;
        buffer.clear();
        int searched = gzip ? 0 : line.restore(buffer);
        int count = channel.read(buffer);
        if (count < 0) {
            throw new IOException("the stream has ended");
        }
        meter.tick();
        meter.bytes(count);
        reading = connection;
        if (!gzip) {
            line.keep(buffer, scanner.scan(buffer, searched, line));
        } else if (connection.body != null) {
            connection.body.take(buffer.flip(), unzipped);
        } else {
            isCurrent(connection);
        }
    }

    /** Reads the text of a compressed stream as it is read where a stream is not. */
    private final GzipBody.Reader unzipped = new GzipBody.Reader() {
        private int searched;

        @Override
        public ByteBuffer room() {
            text.clear();
            searched = reading == null ? 0 : reading.line.restore(text);
            return text;
        }

        @Override
        public void read() {
            if (reading != null) {
                reading.line.keep(text, scanner.scan(text, searched, reading.line));
            }
        }
    };

    private void price(long producedMillis) {
        meter.price(producedMillis);
        Connection connection = reading;
        if (connection != null && meter.nowMillis() - producedMillis <= CURRENT_MILLIS) {
            isCurrent(connection);
        }
    }

    private void isCurrent(Connection connection) {
        if (!connection.current) {
            connection.current = true;
            current++;
            if (current == connections.size()) {
                listener.current(firstMillis, meter.nowMillis());
            }
        }
    }

    private void lost(Connection connection) {
        if (connection.current) {
            current--;
            // All that follows is about coming back.
            firstMillis = -1;
        }
        connection.close();
        retry(connection);
    }

    private void retry(Connection connection) {
        closed.add(new Retry(connection, meter.nowMillis() + RETRY_MILLIS));
    }
}
