package io.tickertape.testbed.attack;

import java.io.IOException;

/** One kind of abuse. Its attacker strikes again and again, from one thread, and closes it at the end. */
interface Attack extends AutoCloseable {
    /** Abuses once, in a bounded time, and counts what came back. */
    void strike(Tally tally) throws IOException, InterruptedException;

    /** Counts what is still open, and lets go of it. */
    default void end(Tally tally) {
        close();
    }

    @Override
    default void close() {}
}
