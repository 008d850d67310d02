package io.tickertape.tape.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlatJsonTest {
    private static final String DECIMAL = "n must be a decimal number of at most 48 digits, 32 of them after the point";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``                            | not a JSON object",
                "[1]                           | not a JSON object",
                "{\"a\":tru}                   | not JSON, or nested deeper than 16 levels",
                "{\"a\":1}{}                   | more than one JSON object",
                "{\"a\":1,\"a\":1}             | a field stands twice",
                "{\"a\":1,\"a\":null}          | a field stands twice",
                "{\"a\":{},\"a\":1}            | a field stands twice",
                "{\"a\":[],\"a\":{}}           | a field stands twice",
                "{\"a\":\"\u00ff\"}            | not UTF-8",
                "{\"a\":\"\u00c0\u0080\"}      | not UTF-8",
                "\u00ef\u00bb\u00bf{\"a\":1}   | not JSON, or nested deeper than 16 levels"
            })
    void saysInOurOwnWordsWhyARecordIsNone(String record, String why) {
        assertEquals(why, refusal(() -> FlatJson.read(record.getBytes(ISO_8859_1))));
    }

    @Test
    void readsNothingThatIsMissingTooLongOrTooDeep() {
        assertEquals("no value", refusal(() -> FlatJson.read(null)));
        String note = "{\"note\":\"" + "x".repeat(65_536) + "\"}";
        assertEquals("longer than 65536 bytes", refusal(() -> FlatJson.read(note.getBytes(UTF_8))));
        String deep = "{\"a\":" + "[".repeat(20_000) + "]".repeat(20_000) + "}";
        assertEquals("not JSON, or nested deeper than 16 levels", refusal(() -> FlatJson.read(deep.getBytes(UTF_8))));
    }

    @Test
    void looksIntoNoFieldThatNobodyAsksFor() {
        Fields fields = read("{\"n\":\"1.50\",\"x\":1e999999999,\"y\":{\"n\":2},\"z\":\"\\u0000\"}");

        assertEquals(new BigDecimal("1.50"), fields.decimal("n"));
    }

    @ParameterizedTest
    @CsvSource({"1e999999999", "1e-999999999", "1e33", "1e-33", "1111111111111111111111111111111111111111111111111", "x"
    })
    void boundsADecimalBeforeAnythingIsMadeOfIt(String number) {
        Fields fields = read("{\"n\":\"" + number + "\"}");

        assertEquals(DECIMAL, refusal(() -> fields.decimal("n")));
    }

    @Test
    void boundsNumbersInstantsAndTexts() {
        Fields fields = read("{\"big\":9223372036854775808,\"time\":9223372036854775807,\"last\":253402214399999,"
                + "\"bidi\":\"a\\u202eb\",\"torn\":\"\\ud800\",\"long\":\"" + "x".repeat(1_001) + "\"}");

        assertEquals("big must be a whole number from 0 to 5", refusal(() -> fields.number("big", 0, 5)));
        assertEquals("time must be a whole number from 0 to 253402214399999", refusal(() -> fields.instant("time")));
        assertEquals(Instant.parse("9999-12-30T23:59:59.999Z"), fields.instant("last"));
        assertEquals("long must be at most 1000 characters long", refusal(() -> fields.text("long")));
        for (String name : new String[] {"bidi", "torn"}) {
            assertEquals(
                    name + " must be one line of 1 to 64 characters, not blank and without control characters",
                    refusal(() -> fields.name(name)));
        }
    }

    private static Fields read(String record) {
        return FlatJson.read(record.getBytes(UTF_8));
    }

    private static String refusal(Executable reading) {
        return String.valueOf(
                assertThrows(IllegalArgumentException.class, reading).getMessage());
    }
}
