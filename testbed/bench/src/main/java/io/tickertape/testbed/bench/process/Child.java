package io.tickertape.testbed.bench.process;

import io.tickertape.testbed.process.AotCache;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A process that was started here, what it says, and its end. */
final class Child implements AutoCloseable {
    /** A JVM that learns goes through all that it has seen. */
    private static final Duration PATIENCE_TO_STOP = Duration.ofSeconds(90);

    private static final long ASK_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
    private static final int ASK_MILLIS = 1_000;
    private static final int LINES_KEPT = 30;
    private static final String END = "\0";
    private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> RUNNING.forEach(Process::destroyForcibly), "end of the bench"));
    }

    private final String name;
    private final boolean leaves;
    private final Process process;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final Deque<String> latest = new ArrayDeque<>();

    Child(String name, List<String> command) {
        this.name = name;
        this.leaves = AotCache.isOutputOf(command);
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            throw new BenchException(name + " cannot be started: " + e.getMessage(), e);
        }
        RUNNING.add(process);
        Thread reader = new Thread(this::read, "lines of " + name);
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                keep(line);
                lines.add(line);
            }
        } catch (IOException e) {
            keep("(its output broke off: " + e.getMessage() + ")");
        }
        lines.add(END);
    }

    private synchronized void keep(String line) {
        if (latest.size() == LINES_KEPT) {
            latest.removeFirst();
        }
        latest.addLast(line);
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    void say(String line) {
        try {
            OutputStream in = process.getOutputStream();
            in.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            in.flush();
        } catch (IOException e) {
            throw new BenchException(obituary(), e);
        }
    }

    /** The rest of the next line that begins so. */
    String await(String beginning, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        try {
            while (true) {
                @Nullable String line = lines.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (line == null) {
                    throw new BenchException("%s has not said '%s' within %d s; its last lines:%n%s"
                            .formatted(name, beginning, patience.toSeconds(), latestLines()));
                }
                if (line.equals(END)) {
                    throw new BenchException(obituary());
                }
                if (line.startsWith(beginning)) {
                    return line.substring(beginning.length()).strip();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException("Interrupted while waiting for " + name, e);
        }
    }

    /** Returns when it listens on a port of the loopback interface. */
    void awaitPort(int port, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!isOpen(port)) {
            if (!isAlive()) {
                throw new BenchException(obituary());
            }
            if (System.nanoTime() > deadline) {
                throw new BenchException(name + " does not listen; its last lines:\n" + latestLines());
            }
            LockSupport.parkNanos(ASK_NANOS);
        }
    }

    private static boolean isOpen(int port) {
        try (Socket probe = new Socket()) {
            probe.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), ASK_MILLIS);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    String obituary() {
        return "%s has ended; its last lines:%n%s".formatted(name, latestLines());
    }

    synchronized String latestLines() {
        return String.join("\n", latest);
    }

    /** Ends it as a crash would. */
    void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** Ends it as fast as it can be without losing what it was to leave. */
    void end() {
        if (leaves) {
            close();
        } else {
            kill();
        }
    }

    @Override
    public void close() {
        // By its handle: a Process would also close the input, which the leash takes for the starter's end.
        process.toHandle().destroy();
        awaitEnd();
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(PATIENCE_TO_STOP.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            process.getOutputStream().close();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            RUNNING.remove(process);
        }
    }
}
