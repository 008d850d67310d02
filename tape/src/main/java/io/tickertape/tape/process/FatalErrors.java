package io.tickertape.tape.process;

import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the process at the first {@link Error}, with one line that says why: after an Error no state can be trusted, and
 * a service that lost a thread looks alive and does nothing. A supervisor starts it again.
 *
 * <p>Executors keep what a task throws in a future that nobody reads, Netty's event loops and Kafka's threads log it and
 * go on: so tasks are guarded one by one, and {@link #install} sees to threads of our own.
 */
public final class FatalErrors {
    /** EX_SOFTWARE of sysexits.h: an internal software error. */
    public static final int EXIT_CODE = 70;

    private static final Logger LOG = LoggerFactory.getLogger(FatalErrors.class);
    private static final int DEEPEST_CAUSE = 20;
    /** Shutdown hooks are not run: they wait for threads that may be gone. */
    private static final FatalErrors HERE =
            new FatalErrors(code -> Runtime.getRuntime().halt(code));

    private final IntConsumer exit;

    FatalErrors(IntConsumer exit) {
        this.exit = exit;
    }

    /** Has every thread without a handler of its own end the process when it ends by an Error. */
    public static void install() {
        Thread.setDefaultUncaughtExceptionHandler(HERE::uncaught);
    }

    /** The same task, which ends the process when it meets an Error. */
    public static Runnable guard(Runnable task) {
        return HERE.guarded(task);
    }

    /** Ends the process if this is an Error, or was caused by one; else does nothing. */
    public static void endIfFatal(Throwable failure) {
        HERE.check(failure);
    }

    Runnable guarded(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (Error e) {
                end(e);
                throw e;
            }
        };
    }

    void check(Throwable failure) {
        Throwable at = failure;
        for (int depth = 0; at != null && depth < DEEPEST_CAUSE; depth++) {
            if (at instanceof Error error) {
                end(error);
                return;
            }
            at = at.getCause();
        }
    }

    void uncaught(Thread thread, Throwable failure) {
        check(failure);
        LOG.error("The thread {} ended by a fault of its own", thread.getName(), failure);
    }

    private void end(Error error) {
        try {
            LOG.error("{}", line(Thread.currentThread().getName(), error));
        } finally {
            // Also when there is not even memory for the line.
            exit.accept(EXIT_CODE);
        }
    }

    static String line(String thread, Error error) {
        StackTraceElement[] stack = error.getStackTrace();
        String place = stack.length == 0 ? "" : " at " + stack[0];
        String why = (error + place).replaceAll("[\\p{Cntrl} ]+", " ");
        return "The process ends with code " + EXIT_CODE + " to be started again: the thread " + thread + " met " + why;
    }
}
