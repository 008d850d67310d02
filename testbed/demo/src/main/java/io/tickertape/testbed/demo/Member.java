package io.tickertape.testbed.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One program of the market, as a process that can be stopped, killed, paused and started again. */
public final class Member implements AutoCloseable {
    private static final Duration PATIENCE_TO_START = Duration.ofSeconds(90);
    /** The first time, a JVM writes down its classes when it ends. */
    private static final Duration PATIENCE_TO_STOP = Duration.ofSeconds(30);

    private final String name;
    private final String url;
    private final List<String> command;
    private final Path directory;
    private final Readiness readiness;
    private final Consumer<String> console;
    private final Consumer<Member> death;
    private volatile @Nullable Running running;
    private volatile boolean paused;

    /** @param death called when the process ends without having been told to */
    Member(
            String name,
            String url,
            List<String> command,
            Path directory,
            Readiness readiness,
            Consumer<String> console,
            Consumer<Member> death) {
        this.name = name;
        this.url = url;
        this.command = List.copyOf(command);
        this.directory = directory;
        this.readiness = readiness;
        this.console = console;
        this.death = death;
    }

    public String name() {
        return name;
    }

    /** Of its page; of a broker host and port; empty if nothing listens. */
    public String url() {
        return url;
    }

    public boolean isAlive() {
        Running now = running;
        return now != null && now.process.isAlive();
    }

    /** The process id of the latest run. */
    public long pid() {
        return run().process.pid();
    }

    /** The exit code of the latest run, which must have ended. */
    public int exitCode() {
        return run().process.exitValue();
    }

    /** What it printed last, at most 20 lines. */
    public List<String> latestLines() {
        Running now = running;
        return now == null ? List.of() : now.latestLines();
    }

    void launch() {
        if (isAlive()) {
            throw new IllegalStateException(name + " runs already");
        }
        try {
            Process process = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .start();
            Running run = new Running(
                    process,
                    readiness,
                    line -> console.accept("%-7s | %s".formatted(name, line)),
                    () -> death.accept(this));
            running = run;
            run.follow();
        } catch (IOException e) {
            throw new LaunchException(name + " cannot be started: " + e.getMessage(), e);
        }
    }

    void awaitReady() {
        Running run = run();
        try {
            if (!run.awaitReady(PATIENCE_TO_START)) {
                throw new LaunchException(
                        run.process.isAlive()
                                ? "%s is not up after %d s; its last lines:%n%s"
                                        .formatted(
                                                name,
                                                PATIENCE_TO_START.toSeconds(),
                                                String.join("\n", run.latestLines()))
                                : obituary());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchException("Interrupted while " + name + " came up", e);
        }
    }

    /** Says how it ended. */
    String obituary() {
        return "%s ended with exit code %d; its last lines:%n%s"
                .formatted(name, run().ended().join(), String.join("\n", run().latestLines()));
    }

    /** Starts it and waits until it is up. */
    public void start() {
        launch();
        awaitReady();
    }

    /** Asks the process to end, and does not wait for the end. */
    void requestStop() {
        request(ProcessHandle::destroy);
    }

    /** Asks the process to end, and kills it if that takes more than 30 seconds. */
    public void stop() {
        stop(PATIENCE_TO_STOP);
    }

    /** Asks the process to end, and kills it if that takes longer. */
    public void stop(Duration patience) {
        end(ProcessHandle::destroy, patience);
    }

    /** Ends it as a crash would: it cannot do anything about it. */
    public void kill() {
        end(ProcessHandle::destroyForcibly, PATIENCE_TO_STOP);
    }

    public void restart() {
        stop();
        start();
    }

    /** Holds it where it is; its connections stay open. */
    public void pause() {
        paused = true;
        signal("STOP");
    }

    public void resume() {
        paused = false;
        signal("CONT");
    }

    @Override
    public void close() {
        stop();
    }

    private void end(Consumer<ProcessHandle> how, Duration patience) {
        Running run = request(how);
        if (run == null) {
            return;
        }
        try {
            if (!run.process.waitFor(patience.toSeconds(), TimeUnit.SECONDS)) {
                console.accept(name + " does not stop: it is killed");
                run.process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            run.process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** Null if nothing runs. */
    private @Nullable Running request(Consumer<ProcessHandle> how) {
        Running run = running;
        if (run == null || !run.process.isAlive()) {
            return null;
        }
        run.endWanted = true;
        // By its handle: a Process would also close the input, which the leash takes for the launcher's end.
        how.accept(run.process.toHandle());
        if (paused) {
            // It would not see the request.
            resume();
        }
        return run;
    }

    private void signal(String signal) {
        try {
            new ProcessBuilder("kill", "-" + signal, String.valueOf(pid()))
                    .redirectErrorStream(true)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new LaunchException("This system cannot pause programs: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Running run() {
        Running now = running;
        if (now == null) {
            throw new IllegalStateException(name + " was never started");
        }
        return now;
    }
}
