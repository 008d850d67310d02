package io.tickertape.tape.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PriceTest {
    @ParameterizedTest
    @CsvSource({"189.5, 189.50", "7, 7.00", "1E+2, 100.00", "0.00000012, 0.00000012", "1.2300, 1.23", "5.00000000, 5.00"
    })
    void hasTwoDecimalsOrAsManyAsItNeeds(String value, String shown) {
        assertEquals(shown, Price.of(value).toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "189.5 | 189.50",
                "999.99999999 | 999.99999999",
                "1000 | 1,000.00",
                "1234567.12345678 | 1,234,567.12345678",
                "999999999999 | 999,999,999,999.00"
            })
    void isReadByThousands(String value, String grouped) {
        assertEquals(grouped, Price.of(value).grouped());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1.123456789", "1000000000000", "1e999999999", "1e-999999999", "0e-999999999"})
    void isAboveZeroAndBounded(String value) {
        BigDecimal number = new BigDecimal(value);
        assertThrows(IllegalArgumentException.class, () -> new Price(number));
    }

    @ParameterizedTest
    @CsvSource({"189.49000549316406, 189.49000549", "0.000000005000001, 0.00000001", "999999999999, 999999999999.00"})
    void isRoundedHalfEven(String value, String rounded) {
        assertEquals(rounded, Price.rounded(new BigDecimal(value)).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e-999999999", "0.000000005", "1e999999999", "-1e-999999999"})
    void isNoneWhereItRoundsToZeroOrIsOutOfRange(String value) {
        BigDecimal number = new BigDecimal(value);
        assertThrows(IllegalArgumentException.class, () -> Price.rounded(number));
    }

    @Test
    void isReadAsAPersonTypesIt() {
        assertEquals(Optional.of(Price.of("189.50")), Price.parse(" 189.5 "));
        for (String wrong : new String[] {"", "1e5", "-1", "0", "1.123456789", "9999999999999", "1,5"}) {
            assertEquals(Optional.empty(), Price.parse(wrong), wrong);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1e999999999", "1000000000000000", "1.123456789", "1e-999999999"})
    void aSizeIsBoundedToo(String value) {
        BigDecimal number = new BigDecimal(value);
        assertThrows(IllegalArgumentException.class, () -> new Size(number));
    }
}
