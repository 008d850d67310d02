package io.tickertape.trading.login.topic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tickertape.testbed.records.Mutations;
import io.tickertape.trading.login.CountedAttempt;
import io.tickertape.trading.login.CountedAttempt.Kind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AttemptsTopicTest {
    private static final AttemptJson.Told TOLD =
            new AttemptJson.Told("run", new CountedAttempt(false, Map.of(Kind.PLACE, "ab12")));

    @Test
    void readsWhatAnotherInstanceWrote() {
        assertEquals(
                "{\"by\":\"run\",\"outcome\":\"WRONG\",\"place\":\"ab12\"}",
                new String(AttemptJson.value(TOLD), UTF_8));
        AttemptJson.Told all = new AttemptJson.Told(
                "x", new CountedAttempt(true, Map.of(Kind.PLACE, "a".repeat(64), Kind.ADDRESS, "b", Kind.NAME, "c")));

        assertEquals(TOLD, AttemptJson.read(AttemptJson.value(TOLD)));
        assertEquals(all, AttemptJson.read(AttemptJson.value(all)));
    }

    @Test
    void refusesEveryMutantInItsOwnWordsOrReadsItAsAnAttempt() {
        Mutations values = new Mutations(1, List.of(AttemptJson.value(TOLD)));
        int refused = 0;
        for (int mutant = 0; mutant < Mutations.count(); mutant++) {
            try {
                AttemptJson.Told told = AttemptJson.read(values.next());
                assertTrue(told.attempt().keys().values().stream().allMatch(key -> key.length() <= 64));
            } catch (IllegalArgumentException e) {
                refused++;
            }
        }
        assertTrue(refused > Mutations.count() / 4, refused + " were refused");
    }
}
