package io.tickertape.ticker.broadcast;

import io.micronaut.core.io.buffer.ReadBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/** A watcher's end of a stream, whose socket takes as much as the test asks for. */
final class RecordingWatcher implements Subscriber<ReadBuffer> {
    private static final long PATIENCE_SECONDS = 10;

    private final List<List<String>> frames = new ArrayList<>();
    private final List<Long> retries = new ArrayList<>();
    private final CountDownLatch subscribed = new CountDownLatch(1);
    private final CountDownLatch completed = new CountDownLatch(1);
    private @Nullable Subscription subscription;
    private volatile long endNanos;

    /** The socket takes so many more frames. */
    RecordingWatcher takes(long count) throws InterruptedException {
        subscribed.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        Objects.requireNonNull(subscription).request(count);
        return this;
    }

    void leaves() throws InterruptedException {
        subscribed.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        Objects.requireNonNull(subscription).cancel();
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
    public void onSubscribe(Subscription newSubscription) {
        subscription = newSubscription;
        subscribed.countDown();
    }

    @Override
    public synchronized void onNext(ReadBuffer buffer) {
        try (buffer) {
            String text = buffer.toString(StandardCharsets.UTF_8);
            text.lines()
                    .filter(line -> line.startsWith("retry: "))
                    .map(line -> Long.valueOf(line.substring("retry: ".length())))
                    .forEach(retries::add);
            frames.add(Events.parse(text).stream()
                    .map(event -> event.name() + "=" + event.data())
                    .toList());
        }
        notifyAll();
    }

    @Override
    public void onError(Throwable failure) {
        throw new AssertionError(failure);
    }

    @Override
    public void onComplete() {
        endNanos = System.nanoTime();
        completed.countDown();
    }
}
