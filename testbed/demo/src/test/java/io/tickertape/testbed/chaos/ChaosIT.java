package io.tickertape.testbed.chaos;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tickertape.testbed.demo.TestMarkets;
import org.junit.jupiter.api.Test;

/** The short form; {@code -Dchaos.kills=50 -Dchaos.seed=7} makes it the long one. */
final class ChaosIT {
    @Test
    void whateverIsKilledOrFrozenNothingIsLostAndNothingDoubled() throws Exception {
        Plan plan = Plan.of(Long.getLong("chaos.seed", 1), Integer.getInteger("chaos.kills", 3), Plan.Pace.DENSE);
        Verdict verdict = new Chaos(plan, System.out::println).run(TestMarkets.options("chaos"));
        System.out.println(verdict);
        assertTrue(verdict.isWell(), verdict::toString);
    }
}
