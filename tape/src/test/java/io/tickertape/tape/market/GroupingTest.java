package io.tickertape.tape.market;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GroupingTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | 0",
                "999 | 999",
                "1000 | 1,000",
                "1234567890123456789 | 1,234,567,890,123,456,789",
                "0.123456 | 0.123456",
                "1234.5678 | 1,234.5678",
                "-1 | \u22121",
                "-999.5 | \u2212999.5",
                "-1000 | \u22121,000",
                "-123456.789 | \u2212123,456.789"
            })
    void groupsTheWholePartByThousands(String plain, String grouped) {
        assertEquals(grouped, Grouping.grouped(plain));
    }
}
