package io.tickertape.testbed.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a number of a file is, which its other numbers and its separator decide. */
final class DecimalMarkTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            , | 189.50 1,234.50 12,345,678 | 189.50 1234.50 12345678
            , | 1,234                      | 1234
            , | 1.234                      | 1.234
            , | 189,50 1,234               | 189.50 1.234
            , | 0,500 1,234                | 0.500 1.234
            , | 9.5 9,5                    | 9.5 -
            ; | 189,50 1.234,50 12.345.678 | 189.50 1234.50 12345678
            ; | 1,234                      | 1.234
            ; | 1.234                      | 1.234
            ; | 189,50 1.234               | 189.50 1234
            ; | 189.50 1,234               | 189.50 1234
            ; | 9.5 9,5                    | - 9.5
            , | $1,234.50 -$2.5 £3 € 4     | 1234.50 -2.5 3 - 4
            , | .5 5. +5 5e2 5E-1          | 0.5 5 5 5E+2 0.5
            , | 12,34,567 1,23,45,678.5 1,2,345 12,34,56 | 1234567 12345678.5 - -
            ; | 1'234.50 1'234'567 1’234 1'23   | 1234.50 1234567 1234 -
            ; | 1 234,50 1 234 1'234 567 | 1234.50 1234 -
            , | . 1.2.3 12,34 1e999 5M NaN | - - - - - -
            """)
    void readsNumbersAlikeInAWholeFile(char separator, String numbers, String read) {
        List<String> all = List.of(numbers.split(" "));
        DecimalMark mark = DecimalMark.of(separator, all);
        assertEquals(
                read,
                all.stream()
                        .map(mark::read)
                        .map(number -> number == null ? "-" : number.toString())
                        .collect(Collectors.joining(" ")));
    }
}
