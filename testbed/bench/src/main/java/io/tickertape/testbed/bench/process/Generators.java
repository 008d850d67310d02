package io.tickertape.testbed.bench.process;

import io.tickertape.testbed.bench.watch.GeneratorProgram;
import io.tickertape.testbed.bench.watch.Readings;
import io.tickertape.testbed.process.Usage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The load generators of a run, each a process of its own. */
public final class Generators implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final List<Child> children = new ArrayList<>();
    private final int watchers;

    /**
     * Starts so many; nobody watches yet.
     *
     * @param sample looks at the time of one in so many prices
     * @param gzip whether watchers ask for compressed streams
     */
    public Generators(Layout layout, int count, int watchers, List<String> paths, int sample, boolean gzip) {
        this.watchers = watchers;
        for (int i = 0; i < count; i++) {
            List<String> command = Layout.unleashed(List.of("-Xmx256m", "-XX:+UseSerialGC"));
            command.addAll(List.of("-cp", layout.benchClassPath(), GeneratorProgram.class.getName()));
            command.add(String.valueOf(sample));
            Child child = new Child("generator " + (i + 1), command);
            children.add(child);
            paths.forEach(path -> child.say("path " + path));
            if (gzip) {
                child.say("gzip");
            }
        }
    }

    /** Connects all watchers, and returns when each has a current price. */
    public void connect(int port) {
        for (int i = 0; i < children.size(); i++) {
            int first = share(i);
            children.get(i).say("connect " + port + " " + first + " " + (share(i + 1) - first));
        }
        awaitCurrent();
    }

    /** Waits until all watchers have a current price; when the last one got it, epoch milliseconds. */
    public long awaitCurrent() {
        return children.stream()
                .mapToLong(
                        child -> Long.parseLong(child.await("current", PATIENCE).split(" ", -1)[1]))
                .max()
                .orElseThrow();
    }

    private int share(int generator) {
        return (int) ((long) watchers * generator / children.size());
    }

    /** Has so many of all watchers stop reading. */
    public void stall(int count) {
        for (Child child : children) {
            child.say("stall " + count / children.size());
            child.await("stalled", PATIENCE);
        }
    }

    /** Counts between two epoch milliseconds. */
    public void measure(long fromMillis, long toMillis) {
        for (Child child : children) {
            child.say("measure " + fromMillis + " " + toMillis);
            child.await("measuring", PATIENCE);
        }
    }

    /** What all have counted. */
    public Readings readings() {
        Readings all = Readings.none();
        for (Child child : children) {
            child.say("tell");
            all = all.plus(Readings.decode(child.await("readings", PATIENCE)));
        }
        return all;
    }

    /** Of the generators themselves. */
    public Usage usage() {
        return Usage.of(children.stream().map(Child::pid).toList());
    }

    @Override
    public void close() {
        children.forEach(Child::close);
    }
}
