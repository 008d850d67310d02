package io.tickertape.testbed.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** One run of a member: the process, its latest lines, and whether its end was wanted. */
final class Running {
    private static final int LINES_KEPT = 20;
    private static final long ASK_MILLIS = 100;

    final Process process;
    private final Readiness readiness;
    private final Consumer<String> console;
    private final Runnable death;
    private final Deque<String> latest = new ArrayDeque<>();
    private final CompletableFuture<Boolean> shown = new CompletableFuture<>();
    private final CompletableFuture<Integer> ended = new CompletableFuture<>();
    volatile boolean endWanted;

    /** @param death called when it has ended without {@link #endWanted} */
    Running(Process process, Readiness readiness, Consumer<String> console, Runnable death) {
        this.process = process;
        this.readiness = readiness;
        this.console = console;
        this.death = death;
    }

    /** Follows the process, on a thread of its own, until it has ended and all that it said is read. */
    void follow() {
        Thread thread = new Thread(
                () -> {
                    readLines();
                    ended.complete(process.onExit().join().exitValue());
                    if (!endWanted) {
                        death.run();
                    }
                },
                "lines of " + process.pid());
        thread.setDaemon(true);
        thread.start();
    }

    private void readLines() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                keep(line);
                console.accept(line);
                if (readiness.shownBy(line)) {
                    shown.complete(true);
                }
            }
        } catch (IOException endedWithTheProcess) {
            keep("(its output broke off: " + endedWithTheProcess.getMessage() + ")");
        }
    }

    private synchronized void keep(String line) {
        if (latest.size() == LINES_KEPT) {
            latest.removeFirst();
        }
        latest.addLast(line);
    }

    synchronized List<String> latestLines() {
        return List.copyOf(latest);
    }

    /** Completes with the exit code when all that it said is read. */
    CompletableFuture<Integer> ended() {
        return ended;
    }

    /** False if it ended instead, or took longer. */
    boolean awaitReady(Duration patience) throws InterruptedException {
        CompletableFuture<?> event = CompletableFuture.anyOf(shown, ended.thenApply(exitCode -> false));
        long deadline = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < deadline) {
            try {
                return Boolean.TRUE.equals(event.get(ASK_MILLIS, TimeUnit.MILLISECONDS));
            } catch (TimeoutException nothingYet) {
                if (readiness.shownNow()) {
                    return process.isAlive();
                }
            } catch (ExecutionException e) {
                throw new IllegalStateException(e);
            }
        }
        return false;
    }
}
