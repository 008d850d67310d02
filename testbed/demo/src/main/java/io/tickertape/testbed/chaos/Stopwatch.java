package io.tickertape.testbed.chaos;

import io.tickertape.testbed.chaos.Fault.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** How long each fault kept traders from trading: until a new order was received, and carried out, after it was over. */
final class Stopwatch {
    private final Map<String, List<Double>> seconds = new TreeMap<>();
    private long overNanos = Long.MAX_VALUE;
    private @Nullable String kind;
    private CountDownLatch trading = new CountDownLatch(0);
    private long startedNanos;
    private double firstLine;

    /** The programs are being started, or go on, from now on. */
    synchronized void over(Kind fault) {
        kind = fault.words();
        overNanos = System.nanoTime();
        trading = new CountDownLatch(1);
    }

    /** Trading is awaited for the first time. */
    synchronized void begins() {
        kind = "the start";
        overNanos = 0;
        trading = new CountDownLatch(1);
    }

    /** What comes now is no longer measured. */
    synchronized void ends() {
        kind = null;
    }

    /** The trading-service alone is started now. */
    synchronized void startsTrading() {
        startedNanos = System.nanoTime();
        firstLine = 0;
    }

    /** An order that was sent then has been carried out. */
    synchronized void reported(String account, long sentNanos) {
        if (kind != null && sentNanos >= overNanos) {
            if (overNanos != 0) {
                note("trading again after " + kind, since(overNanos));
            }
            kind = null;
            trading.countDown();
        }
    }

    /** Hears what the programs print. */
    synchronized void line(String line) {
        if (startedNanos == 0 || !line.startsWith("trading")) {
            return;
        }
        if (firstLine == 0) {
            firstLine = since(startedNanos);
        }
        if (line.contains("Startup completed")) {
            note("trading-service restarted: answers", since(startedNanos));
        }
        if (line.contains("engine live")) {
            double live = since(startedNanos);
            note("trading-service restarted: engine live", live);
            note("trading-service restarted: engine live, without the JVM's own start", live - firstLine);
            startedNanos = 0;
        }
    }

    boolean awaitTrading(long patienceSeconds) throws InterruptedException {
        CountDownLatch awaited;
        synchronized (this) {
            awaited = trading;
        }
        return awaited.await(patienceSeconds, TimeUnit.SECONDS);
    }

    private void note(String what, double took) {
        seconds.computeIfAbsent(what, any -> new ArrayList<>()).add(took);
    }

    private static double since(long nanos) {
        return (System.nanoTime() - nanos) / 1e9;
    }

    /** One line for each kind: count, smallest, median and largest. */
    synchronized List<String> lines() {
        List<String> lines = new ArrayList<>();
        seconds.forEach((what, all) -> {
            List<Double> sorted = all.stream().sorted().toList();
            lines.add("%-68s %3d × min %5.1f  median %5.1f  max %5.1f s"
                    .formatted(
                            what,
                            sorted.size(),
                            sorted.get(0),
                            sorted.get(sorted.size() / 2),
                            sorted.get(sorted.size() - 1)));
        });
        return lines;
    }
}
