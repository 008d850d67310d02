package io.tickertape.trading.push;

import io.tickertape.tape.process.DaemonThreads;
import io.tickertape.tape.process.FatalErrors;
import io.tickertape.tape.process.Pulse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one thread on which everything about some accounts is folded, rendered and pushed, in the order of the posts. */
final class AccountThread implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AccountThread.class);
    private static final Duration BEAT = Duration.ofSeconds(1);
    /** Above it, readers wait: some MB of reports, more than a poll brings. */
    static final int MOST_TASKS = 10_000;

    private static final long LAST_TASKS_MILLIS = 1_000;

    private final ScheduledThreadPoolExecutor executor;
    private final Pulse pulse;

    AccountThread(String name) {
        executor = new ScheduledThreadPoolExecutor(1, DaemonThreads.named(name));
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        executor.setRemoveOnCancelPolicy(true);
        pulse = new Pulse(name);
        every(BEAT, pulse::beat);
    }

    /** Never waits; tasks posted after the close are discarded. */
    void post(Runnable task) {
        try {
            executor.execute(guarded(task));
        } catch (RejectedExecutionException e) {
            LOG.debug("A task came after the close");
        }
    }

    <T> CompletableFuture<T> ask(Supplier<T> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        try {
            executor.execute(FatalErrors.guard(() -> {
                try {
                    answer.complete(question.get());
                } catch (RuntimeException e) {
                    answer.completeExceptionally(e);
                }
            }));
        } catch (RejectedExecutionException e) {
            answer.completeExceptionally(e);
        }
        return answer;
    }

    void after(Duration time, Runnable task) {
        try {
            var unused = executor.schedule(guarded(task), time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("A task came after the close");
        }
    }

    void every(Duration pause, Runnable task) {
        long millis = pause.toMillis();
        var unused = executor.scheduleWithFixedDelay(guarded(task), millis, millis, TimeUnit.MILLISECONDS);
    }

    /** Holds a reader of Kafka up while too much is posted; nobody else may wait here. */
    void letCatchUp() {
        while (executor.getQueue().size() > MOST_TASKS && !executor.isShutdown()) {
            try {
                ask(() -> true).get(1, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (ExecutionException | TimeoutException e) {
                LOG.debug("{} has not caught up yet", pulse.name());
            }
        }
    }

    /** What goes wrong with one account must not stop the others. */
    private static Runnable guarded(Runnable task) {
        return FatalErrors.guard(() -> {
            try {
                task.run();
            } catch (RuntimeException e) {
                LOG.error("A change of an account could not be shown", e);
            }
        });
    }

    Pulse pulse() {
        return pulse;
    }

    @Override
    public void close() {
        pulse.close();
        executor.shutdown();
        try {
            if (!executor.awaitTermination(LAST_TASKS_MILLIS, TimeUnit.MILLISECONDS)) {
                executor.shutdownNow();
            }
        } catch (InterruptedException e) {
            executor.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
