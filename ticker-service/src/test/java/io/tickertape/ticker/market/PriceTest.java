package io.tickertape.ticker.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PriceTest {
    @ParameterizedTest
    @CsvSource({"189.5, 189.50", "412, 412.00", "1e2, 100.00", "0.00000012, 0.00000012", "1.2300, 1.23"})
    void isShownWithTwoDecimalsOrAllItHas(String given, String shown) {
        assertEquals(shown, Price.of(given).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "0.000000001", "1000000000000"})
    void refusesWhatIsNoPrice(String given) {
        assertThrows(IllegalArgumentException.class, () -> Price.of(given));
    }

    @Test
    void takesTheSmallestAndTheLargest() {
        assertEquals("0.00000001", Price.of("0.00000001").toString());
        assertEquals("999999999999.00", Price.of("999999999999").toString());
    }

    @Test
    void equalPricesAreEqualHoweverTheyWereWritten() {
        assertEquals(Price.of("1"), Price.of("1.000"));
    }
}
