package io.tickertape.testbed.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class TallyTest {
    private final Tally tally = new Tally(Pattern.compile("4\\d\\d|closed"));

    @Test
    void marksAnswersThatShowNoDefence() {
        tally.outcome("ticker", "400");
        tally.outcome("ticker", "200");
        tally.outcome("trading", "400+404");
        tally.outcome("ticker", "400");
        assertEquals(Map.of("ticker 400", 2L, "ticker 200", 1L, "trading 400+404", 1L), tally.outcomes());
        assertEquals(Map.of("ticker 200", 1L, "trading 400+404", 1L), tally.undefended());
    }

    @Test
    void keepsABoundedNumberOfKindsOfAnswers() {
        for (int i = 0; i < 1_000; i++) {
            tally.outcome("", "word " + i);
        }
        assertEquals(41, tally.outcomes().size());
        assertEquals(960L, tally.outcomes().get("others"));
    }
}
