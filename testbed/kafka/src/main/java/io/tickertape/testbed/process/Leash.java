package io.tickertape.testbed.process;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;

/**
 * Runs a program and ends it when its standard input does, which is when the starter is gone, however it went. Where
 * the starter decides the order of the end, it also ignores the interrupt that Ctrl-C sends to the whole terminal. It is
 * no agent, because a JVM with one does without the archive of its program's classes.
 */
public final class Leash {
    static final String DEAF = "deaf";

    private Leash() {}

    /**
     * Runs the program on the leash.
     *
     * @param arguments the milliseconds that the program has for its end, with {@code ,deaf} to ignore interrupts; the
     *     name of its main class; and its own arguments
     */
    public static void main(String[] arguments) throws Throwable {
        String[] words = arguments[0].split(",", -1);
        long patienceMillis = Long.parseLong(words[0]);
        if (words.length > 1 && words[1].equals(DEAF)) {
            ignoreInterrupt();
        }
        daemon("leash", () -> endWithTheStarter(patienceMillis));
        Method program = Class.forName(arguments[1]).getMethod("main", String[].class);
        try {
            program.invoke(null, (Object) Arrays.copyOfRange(arguments, 2, arguments.length));
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
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

    private static void endWithTheStarter(long patienceMillis) {
        try {
            while (System.in.read() >= 0) {
                // Only the end of it means something.
            }
        } catch (IOException e) {
            System.err.println("The leash is broken: " + e);
        }
        daemon("leash patience", () -> haltUnlessEnded(patienceMillis));
        System.exit(1);
    }

    private static void haltUnlessEnded(long patienceMillis) {
        try {
            Thread.sleep(patienceMillis);
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
