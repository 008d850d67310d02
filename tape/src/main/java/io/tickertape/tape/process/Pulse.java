package io.tickertape.tape.process;

import java.time.Duration;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The sign of life of a thread that goes round and round: the thread touches it each turn, and any thread may ask how
 * it is, at once and from memory.
 */
public final class Pulse {
    /** How the thread is. */
    public enum State {
        /** It has not begun. */
        NONE,
        ALIVE,
        /** It has not turned for longer than it may. */
        STUCK,
        /** It is gone, although nobody closed it. */
        LOST,
        /** It was closed. */
        CLOSED
    }

    private final String name;
    private final LongSupplier nanoTime;
    private volatile @Nullable Thread thread;
    private volatile long beatNanos;
    private volatile long lag;
    private volatile Map<Integer, Long> places = Map.of();
    private volatile boolean closed;

    /** @param name what the thread does, such as the topic that it reads */
    public Pulse(String name) {
        this(name, System::nanoTime);
    }

    /** @param nanoTime the clock, in nanoseconds from any origin */
    public Pulse(String name, LongSupplier nanoTime) {
        this.name = name;
        this.nanoTime = nanoTime;
    }

    public String name() {
        return name;
    }

    /** The thread that calls this goes on. */
    public void beat() {
        beatNanos = nanoTime.getAsLong();
        thread = Thread.currentThread();
    }

    /** So many records are still to be read. */
    public void lag(long records) {
        lag = records;
    }

    public long lag() {
        return lag;
    }

    /** The thread has read so far: by partition, the offset of the next record. */
    public void places(Map<Integer, Long> offsets) {
        places = Map.copyOf(offsets);
    }

    /** Empty for a thread that reads no topic. */
    public Map<Integer, Long> places() {
        return places;
    }

    /** The thread ends because it was told to. */
    public void close() {
        closed = true;
    }

    /**
     * How the thread is now.
     *
     * @param longestTurn after which a thread that has not turned is stuck
     */
    public State state(Duration longestTurn) {
        Thread beating = thread;
        if (closed) {
            return State.CLOSED;
        }
        if (beating == null) {
            return State.NONE;
        }
        if (!beating.isAlive()) {
            return State.LOST;
        }
        return sinceBeat().compareTo(longestTurn) > 0 ? State.STUCK : State.ALIVE;
    }

    /** How long ago the thread turned; zero before it begins. */
    public Duration sinceBeat() {
        return thread == null ? Duration.ZERO : Duration.ofNanos(Math.max(0, nanoTime.getAsLong() - beatNanos));
    }
}
