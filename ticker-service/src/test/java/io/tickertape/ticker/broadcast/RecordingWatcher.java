package io.tickertape.ticker.broadcast;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.EventLoop;
import io.tickertape.testbed.client.Events;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A watcher's end of a stream, whose socket takes as many frames as the test asks for. */
final class RecordingWatcher implements Connection {
    private static final long PATIENCE_SECONDS = 10;

    private final List<List<String>> frames = new ArrayList<>();
    private final List<Long> retries = new ArrayList<>();
    private final CountDownLatch completed = new CountDownLatch(1);
    private final EventLoop loop;
    private final Watcher watcher;
    private final StreamReader reader;

    private long demand;
    private volatile Runnable beforeFrame = () -> {};
    private volatile long endNanos;
    private volatile boolean cut;

    RecordingWatcher(Broadcaster broadcaster, PriceStream stream, EventLoop loop) {
        this.loop = loop;
        this.reader = StreamReader.of(stream.coding());
        this.watcher = broadcaster.open(stream, this);
    }

    RecordingWatcher joins() {
        watcher.join();
        return this;
    }

    /** Something happens on its loop before it takes its next frames. */
    void beforeEachFrame(Runnable action) {
        beforeFrame = action;
    }

    /** The socket takes so many more frames. */
    RecordingWatcher takes(long count) {
        synchronized (this) {
            demand = demand + count < 0 ? Long.MAX_VALUE : demand + count;
        }
        watcher.writable();
        return this;
    }

    void leaves() {
        watcher.leave();
    }

    /** When it was let go, by {@link System#nanoTime()}. */
    long awaitEnd() throws InterruptedException {
        if (!completed.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("the stream did not end");
        }
        return endNanos;
    }

    /** How long it was told to wait before it comes back, each time. */
    synchronized List<Long> retriesSoFar() {
        return List.copyOf(retries);
    }

    /** The events of the first frames, at least so many, each as {@code name=data}. */
    synchronized List<List<String>> awaitFrames(int count) throws InterruptedException {
        return awaitFrames(seen -> seen.size() >= count);
    }

    /** The frames as soon as one of them holds this event. */
    synchronized List<List<String>> awaitEvent(String event) throws InterruptedException {
        return awaitFrames(seen -> seen.stream().anyMatch(frame -> frame.contains(event)));
    }

    private synchronized List<List<String>> awaitFrames(Predicate<List<List<String>>> enough)
            throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!enough.test(frames)) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                throw new AssertionError("not within " + PATIENCE_SECONDS + " s; so far: " + frames);
            }
            wait(left);
        }
        return List.copyOf(frames);
    }

    synchronized List<List<String>> framesSoFar() {
        return List.copyOf(frames);
    }

    @Override
    public EventLoop loop() {
        return loop;
    }

    @Override
    public synchronized boolean isWritable() {
        return demand > 0;
    }

    @Override
    public void write(ByteBuf chunks) {
        beforeFrame.run();
        record(chunks);
    }

    private synchronized void record(ByteBuf chunks) {
        demand--;
        try {
            String text = new String(reader.read(body(ByteBufUtil.getBytes(chunks))), StandardCharsets.UTF_8);
            text.lines()
                    .filter(line -> line.startsWith("retry: "))
                    .map(line -> Long.valueOf(line.substring("retry: ".length())))
                    .forEach(retries::add);
            frames.add(Events.parse(text).stream()
                    .map(event -> event.name() + "=" + event.data())
                    .toList());
        } finally {
            chunks.release();
        }
        notifyAll();
    }

    @Override
    public void cut() {
        cut = true;
        end();
    }

    /** Whether its connection was cut, once it has ended. */
    boolean isCut() {
        return cut;
    }

    @Override
    public void end() {
        endNanos = System.nanoTime();
        completed.countDown();
    }

    /** What the chunks hold; they are complete, and none is empty. */
    private static byte[] body(byte[] chunks) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        int next = 0;
        while (next < chunks.length) {
            int headEnd = next;
            while (chunks[headEnd] != '\r') {
                headEnd++;
            }
            int length = Integer.parseInt(new String(chunks, next, headEnd - next, StandardCharsets.US_ASCII), 16);
            int end = headEnd + 2 + length;
            if (length == 0 || chunks[headEnd + 1] != '\n' || chunks[end] != '\r' || chunks[end + 1] != '\n') {
                throw new AssertionError("not chunks: " + new String(chunks, StandardCharsets.UTF_8));
            }
            body.write(chunks, headEnd + 2, length);
            next = end + 2;
        }
        return body.toByteArray();
    }
}
