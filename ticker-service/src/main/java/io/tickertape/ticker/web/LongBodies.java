package io.tickertape.ticker.web;

import io.tickertape.tape.process.DaemonThreads;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The one thread that makes answers of very many rows, so that they never take more than one core. */
@Singleton
final class LongBodies implements Executor, AutoCloseable {
    private final ExecutorService thread = Executors.newSingleThreadExecutor(DaemonThreads.named("long-bodies"));

    @Override
    public void execute(Runnable task) {
        thread.execute(task);
    }

    @Override
    @PreDestroy
    public void close() {
        thread.shutdownNow();
    }
}
