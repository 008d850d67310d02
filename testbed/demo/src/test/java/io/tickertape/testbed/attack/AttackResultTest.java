package io.tickertape.testbed.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class AttackResultTest {
    @Test
    void comesThroughAPipeUnchanged() {
        for (List<String> answers : List.of(List.<String>of(), List.of("ticker 200 3 times", "!a,b\tc\n 1 times"))) {
            AttackResult sent = new AttackResult("flood", "a, b\tand c", 7, answers, false, "broke: \n");

            assertEquals(sent, AttackResult.decode(sent.encode()));
        }
    }

    @Test
    void marksWhatShowsNoDefence() {
        Assignment assignment = Assignment.of("flood", "purpose", 1, "403|429", tally -> {});
        Tally tally = new Tally(Pattern.compile("403|429"));
        tally.strike();
        tally.outcome("ticker", "403");
        assertEquals(true, AttackResult.of(assignment, tally, "").isDefended());

        tally.outcome("ticker", "200");
        AttackResult result = AttackResult.of(assignment, tally, "");
        assertEquals(List.of("!ticker 200 1 times", "ticker 403 1 times"), result.answers());
        assertEquals(false, result.isDefended());
    }
}
