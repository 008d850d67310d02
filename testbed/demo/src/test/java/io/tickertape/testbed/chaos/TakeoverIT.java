package io.tickertape.testbed.chaos;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tickertape.testbed.demo.TestMarkets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** With {@code -Dtakeover=true} alone: it takes a minute and a half, and the chaos of each build kills, too. */
@EnabledIfSystemProperty(named = "takeover", matches = "true")
final class TakeoverIT {
    /** The session of the one that was killed ends after six; the rest is the machine's. */
    private static final double WITHIN_SECONDS = 20;

    @Test
    void anotherDeskTakesEveryAccountOverFromOneThatWasKilled() throws Exception {
        List<Double> seconds = new Takeover(1, System.out::println).run(TestMarkets.options("chaos"));
        assertTrue(seconds.stream().allMatch(each -> each <= WITHIN_SECONDS), seconds::toString);
    }
}
