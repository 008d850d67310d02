package io.tickertape.testbed.demo;

import java.io.IOException;
import java.lang.reflect.Method;

/**
 * An agent in every program that the launcher starts. It ignores the interrupt that Ctrl-C sends to the whole terminal,
 * so that the launcher decides the order of the end; and it ends the program when its standard input does, which is
 * when the launcher is gone, however it went.
 */
public final class Leash {
    private static final long PATIENCE_MILLIS = 10_000;

    private Leash() {}

    public static void premain(String arguments) throws ReflectiveOperationException {
        ignoreInterrupt();
        daemon("leash", Leash::endWithTheLauncher);
    }

    // By reflection, because naming the class is a warning that cannot be suppressed, and warnings fail the build.
    private static void ignoreInterrupt() throws ReflectiveOperationException {
        Class<?> signal = Class.forName("sun.misc.Signal");
        Class<?> handler = Class.forName("sun.misc.SignalHandler");
        Method handle = signal.getMethod("handle", signal, handler);
        handle.invoke(
                null,
                signal.getConstructor(String.class).newInstance("INT"),
                handler.getField("SIG_IGN").get(null));
    }

    private static void endWithTheLauncher() {
        try {
            while (System.in.read() >= 0) {
                // Only the end of it means something.
            }
        } catch (IOException e) {
            System.err.println("The leash is broken: " + e);
        }
        daemon("leash patience", Leash::haltUnlessEnded);
        System.exit(1);
    }

    private static void haltUnlessEnded() {
        try {
            Thread.sleep(PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(1);
    }

    private static void daemon(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }
}
