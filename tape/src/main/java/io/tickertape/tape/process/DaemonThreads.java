package io.tickertape.tape.process;

import java.util.concurrent.ThreadFactory;

/** Threads that keep no process running. */
public final class DaemonThreads {
    private DaemonThreads() {}

    /** Makes threads of this name. */
    public static ThreadFactory named(String name) {
        return task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }
}
