package io.tickertape.tape.log;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VisibleTextTest {
    @ParameterizedTest
    @CsvSource({
        "a, \\n",
        "d, \\r",
        "9, \\t",
        "0, \\u{0}",
        "1b, \\u{1b}",
        "7f, \\u{7f}",
        "9b, \\u{9b}",
        "2028, \\u{2028}",
        "2029, \\u{2029}",
        "202e, \\u{202e}",
        "2066, \\u{2066}",
        "200b, \\u{200b}",
        "feff, \\u{feff}",
        "d800, \\u{d800}",
        "e0041, \\u{e0041}"
    })
    void writesOutWhatMovesOrTurnsTheWritingOrCannotBeSeen(String code, String written) {
        String hidden = Character.toString(Integer.parseInt(code, 16));
        assertEquals("a" + written + "b", VisibleText.of("a" + hidden + "b"));
    }

    @Test
    void leavesEveryOtherCharacterAsItIs() {
        String text = "Grüße, 日本 😀 – “quoted” \\n %s {}";
        assertEquals(text, VisibleText.of(text));
    }
}
