package io.tickertape.testbed.process;

import java.util.concurrent.CountDownLatch;

/** Says that it runs, and then waits for its end. */
public final class WaitingProgram {
    private WaitingProgram() {}

    public static void main(String[] args) throws InterruptedException {
        if (args.length > 0) {
            // A program that never comes to its end by itself.
            Runtime.getRuntime().addShutdownHook(new Thread(WaitingProgram::waitForEver));
        }
        System.out.println("It runs");
        waitForEver();
    }

    private static void waitForEver() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
