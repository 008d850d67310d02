package io.tickertape.testbed.process;

import java.io.IOException;
import java.lang.reflect.Method;

/**
 * An agent that ends its program when its standard input does, which is when the starter is gone, however it went. Where
 * the starter decides the order of the end, it also ignores the interrupt that Ctrl-C sends to the whole terminal.
 */
public final class Leash {
    static final String DEAF = "deaf";

    private Leash() {}

    /**
     * Puts the program on the leash.
     *
     * @param arguments the milliseconds that the program has for its end, and {@code ,deaf} to ignore interrupts
     */
    public static void premain(String arguments) throws ReflectiveOperationException {
        String[] words = arguments.split(",", -1);
        long patienceMillis = Long.parseLong(words[0]);
        if (words.length > 1 && words[1].equals(DEAF)) {
            ignoreInterrupt();
        }
        daemon("leash", () -> endWithTheStarter(patienceMillis));
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
