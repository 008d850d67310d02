package io.tickertape.trading.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpreadsheetTextTest {
    private static final int CASES = 50_000;
    private static final List<String> MONTHS =
            List.of("JAN", "feb", "Mar", "APRIL", "may", "JUNE", "Jul", "AUG", "Sept", "oct", "NOV", "December");
    private static final List<String> SEPARATORS = List.of("", " ", "-", "/", ".", ", ");

    /** What spreadsheets take for numbers: digits, with a sign, groups, an exponent, a percent sign or a currency. */
    private static final Pattern NUMBER =
            Pattern.compile("[-+(]?\\p{Sc}?[0-9][0-9.,]*([eEdD][-+]?[0-9]+)?%?\\)?", Pattern.UNICODE_CHARACTER_CLASS);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "no cash;=1+1 | 'no cash;'=1+1",
                "no cash; \"@SUM(A) | no cash; \"'@SUM(A)",
                "no cash;; -1 | 'no cash;; '-1",
                "no cash; send it again | no cash; send it again",
                "no cash = none | no cash = none"
            })
    void letsNoFormulaBeginWhereAnotherLanguagePartsTheCells(String text, String written) {
        assertEquals(written, SpreadsheetText.of(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MAR1",
                "1E5",
                "TRUE",
                "true",
                "SAND",
                "Wahr",
                "FALSE",
                "1-2",
                "2/3",
                "12:30",
                "5PM",
                "1e5",
                "007",
                "1,5",
                "$5",
                "€ 5",
                "EUR 5",
                "50%",
                "(5)",
                "#N/A",
                "#REF!",
                "=A1",
                "+A1",
                "-A1",
                "@A1",
                " =A1",
                "＝A1",
                "\tA",
                "1 2/3",
                "Sunday, 1 March 2026",
                "domingo, 1 de marzo de 2026",
                "1. März 2026 17:00 Uhr",
                "٣"
            })
    void marksWhatASpreadsheetCouldTakeForSomethingElse(String text) {
        assertEquals("'" + text, SpreadsheetText.of(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "AAPL",
                "BRK.B",
                "MARCH",
                "TRUEST",
                "BUY",
                "PARTIALLY_FILLED",
                "partly filled",
                "cancelled by the trader",
                "triggered at 90.00 by tick 0-5",
                "9f86d081884c7d659a2feaa0c55ad015",
                "a record that cannot be read is left out: executions-2@17"
            })
    void leavesAloneWhatIsPlainlyText(String text) {
        assertEquals(text, SpreadsheetText.of(text));
    }

    @Test
    void marksEveryNumberAndDateThatIsGenerated() {
        SplittableRandom random = new SplittableRandom(11);
        for (int i = 0; i < CASES; i++) {
            String text = random.nextBoolean() ? date(random) : number(random);
            assertTrue(SpreadsheetText.of(text).startsWith("'"), text);
        }
    }

    @Test
    void leavesNoSymbolBareThatReadsAsANumber() {
        SplittableRandom random = new SplittableRandom(12);
        for (int i = 0; i < CASES; i++) {
            StringBuilder symbol = new StringBuilder();
            for (int sign = 0; sign < 1 + random.nextInt(6); sign++) {
                symbol.append("0123456789EDA.-".charAt(random.nextInt(15)));
            }
            String cell = SpreadsheetText.of(symbol.toString());
            assertFalse(NUMBER.matcher(cell).matches(), cell);
            assertEquals(symbol.toString(), cell.startsWith("'") ? cell.substring(1) : cell);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1234567890123456",
                "-1234567890123456",
                "1000000000000000",
                "12345678901234.56",
                "9223372036854775807"
            })
    void callsANumberOfSixteenDigitsTooLong(String number) {
        assertTrue(SpreadsheetText.isTooLong(number));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "123456789012345", "-123456789012345", "0.00000000001235", "1234567.12345678"})
    void takesANumberOfFifteenDigits(String number) {
        assertFalse(SpreadsheetText.isTooLong(number));
    }

    private static String date(SplittableRandom random) {
        String month = MONTHS.get(random.nextInt(MONTHS.size()));
        String separator = SEPARATORS.get(random.nextInt(SEPARATORS.size()));
        int day = 1 + random.nextInt(28);
        String year = random.nextBoolean() ? "" : separator + (2000 + random.nextInt(40));
        return (random.nextBoolean() ? month + separator + day : day + separator + month) + year;
    }

    private static String number(SplittableRandom random) {
        String digits = Long.toString(random.nextLong(1_000_000));
        return switch (random.nextInt(5)) {
            case 0 -> digits + "E" + random.nextInt(300);
            case 1 -> digits + "." + random.nextInt(100);
            case 2 -> "-" + digits;
            case 3 -> digits + "%";
            default -> digits;
        };
    }
}
