package io.tickertape.testbed.bench.process;

import java.io.IOException;

/** An agent that ends its program when its standard input does, which is when the bench is gone, however it went. */
public final class Leash {
    private static final long PATIENCE_MILLIS = 5_000;

    private Leash() {}

    public static void premain(String arguments) {
        daemon("leash", Leash::endWithTheBench);
    }

    private static void endWithTheBench() {
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
