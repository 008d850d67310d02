package io.tickertape.testbed.attack;

import java.io.IOException;
import java.util.List;

/** Those who attack a market, ready to begin. */
interface Attackers extends AutoCloseable {
    int count();

    void begin() throws IOException;

    /** Ends all attacks; what each tried and what came back. */
    List<AttackResult> end() throws IOException, InterruptedException;

    @Override
    void close();
}
