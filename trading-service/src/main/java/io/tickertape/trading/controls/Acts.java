package io.tickertape.trading.controls;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** The latest acts of the operators. Any thread asks; one adds, and tells the listeners. */
public final class Acts {
    /** As many as are shown and kept. */
    public static final int MOST = 100;
    /** Whoever writes to the topic without the page must not take all memory. */
    private static final int MOST_READ = 10 * MOST;

    private final Map<String, Act> byId = new HashMap<>();
    private final TreeSet<Act> newestFirst = new TreeSet<>(Act.NEWEST_FIRST);
    private final List<Consumer<Act>> listeners = new CopyOnWriteArrayList<>();

    public void announceTo(Consumer<Act> listener) {
        listeners.add(listener);
    }

    public void add(Act act) {
        synchronized (this) {
            drop(act.id());
            byId.put(act.id(), act);
            newestFirst.add(act);
            if (byId.size() > MOST_READ) {
                drop(newestFirst.last().id());
            }
            notifyAll();
        }
        listeners.forEach(listener -> listener.accept(act));
    }

    public synchronized void drop(String id) {
        Act act = byId.remove(id);
        if (act != null) {
            newestFirst.remove(act);
        }
    }

    public synchronized Optional<Act> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The newest first. */
    public synchronized List<Act> latest() {
        return newestFirst.stream().limit(MOST).toList();
    }

    /** Those that are older than what is kept: they need not stay on the topic. */
    public synchronized List<Act> surplus() {
        return newestFirst.stream().skip(MOST).toList();
    }

    /** Waits until an act has been read back; false if it was not in time. */
    public synchronized boolean await(String id, Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (!byId.containsKey(id)) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }
}
