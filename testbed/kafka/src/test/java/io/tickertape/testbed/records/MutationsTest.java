package io.tickertape.testbed.records;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MutationsTest {
    private static final List<byte[]> GOOD = List.of(
            "{\"price\":\"10.05\",\"size\":100,\"symbol\":\"AAPL\"}".getBytes(UTF_8),
            "{\"name\":\"Apple \\\"Inc\\\"\",\"lotSize\":1}".getBytes(UTF_8));
    private static final int MANY = 20_000;

    @Test
    void makesTheSameMutantsForTheSameSeed() {
        Mutations one = new Mutations(1, GOOD);
        Mutations other = new Mutations(1, GOOD);
        for (int mutant = 0; mutant < 1_000; mutant++) {
            assertEquals(latin(one.next()), latin(other.next()));
        }
    }

    @Test
    void leavesTheGoodRecordsAsTheyWere() {
        Mutations mutations = new Mutations(1, GOOD);
        String before = latin(GOOD.get(0));
        for (int mutant = 0; mutant < MANY; mutant++) {
            Arrays.fill(mutations.next(), (byte) 0);
        }
        assertEquals(before, latin(GOOD.get(0)));
    }

    @Test
    void makesEachKindOfMutantSoonAndFewTwice() {
        Mutations mutations = new Mutations(2, GOOD);
        Set<String> all = new HashSet<>();
        for (int mutant = 0; mutant < MANY; mutant++) {
            all.add(latin(mutations.next()));
        }

        assertTrue(all.size() > MANY / 2, "only " + all.size() + " differ");
        for (String kind : List.of(
                "\"price\":1e999999999",
                "\"price\":\"1e-9999\"",
                "\"size\":NaN",
                "\"size\":9223372036854775808",
                "\"symbol\":\"\\u202e\"",
                "\"symbol\":{}",
                "\"lotSize\":[1,2]",
                "\"price\":\"10.05\",\"price\":\"10.05\"",
                "\"symbol\":100",
                "[[[[[[[[",
                "{\"a\":{\"a\":{\"a\":",
                "\u00ef\u00bb\u00bf{",
                "\u00c0\u0080",
                "[{\"price\"",
                "zzzzzzzzzz",
                "{\u0000\"\u0000p",
                "}{\"price\"")) {
            assertTrue(all.stream().anyMatch(mutant -> mutant.contains(kind)), "none with " + kind);
        }
        assertTrue(all.contains(""), "none is empty");
        assertTrue(all.stream().anyMatch(mutant -> !mutant.isEmpty() && mutant.isBlank()), "none is blank");
        assertTrue(all.contains("{\"price\":\"10.05\",\"size\":100}"), "none lacks a field");
    }

    private static String latin(byte[] record) {
        return new String(record, ISO_8859_1);
    }
}
