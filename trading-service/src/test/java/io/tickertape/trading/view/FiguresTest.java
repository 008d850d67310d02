package io.tickertape.trading.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class FiguresTest {
    @Test
    void groupsThousandsAndKeepsEveryDecimal() {
        assertEquals("0.00", Figures.exact(BigDecimal.ZERO));
        assertEquals("999.50", Figures.exact(new BigDecimal("999.5")));
        assertEquals("1,000.00", Figures.exact(new BigDecimal("1E+3")));
        assertEquals("1,234,567.12345678", Figures.exact(new BigDecimal("1234567.12345678")));
        assertEquals("−1,000.00", Figures.exact(new BigDecimal("-1000")));
        assertEquals("1,000,000", Figures.shares(1_000_000));
    }

    @Test
    void roundsToTheCentAndShowsTheFirstDigitsOfWhatIsLess() {
        assertEquals("0.00", Figures.rounded(BigDecimal.ZERO));
        assertEquals("0.01", Figures.rounded(new BigDecimal("0.0123")));
        assertEquals("0.0012", Figures.rounded(new BigDecimal("0.001235")));
        assertEquals("0.0000012", Figures.rounded(new BigDecimal("0.000001235")));
        assertEquals("0.005", Figures.rounded(new BigDecimal("0.005")));
        assertEquals("12,345.68", Figures.rounded(new BigDecimal("12345.678")));
    }

    @Test
    void roundsABoundToTheSideOnWhichItHolds() {
        assertEquals("0.11", Figures.bound(new BigDecimal("0.105"), true));
        assertEquals("0.10", Figures.bound(new BigDecimal("0.105"), false));
        assertEquals("12,345.68", Figures.bound(new BigDecimal("12345.671"), true));
        assertEquals("0.0012", Figures.bound(new BigDecimal("0.001235"), true));
    }

    @Test
    void neverCallsALossNoneUnlessItIsACrumbOfADivision() {
        assertEquals("−0.004", Figures.signed(new BigDecimal("-0.004")));
        assertEquals("down", Figures.sign(new BigDecimal("-0.004")));
        assertEquals("+0.000001", Figures.signed(new BigDecimal("0.000001")));
        assertEquals("up", Figures.sign(new BigDecimal("0.000001")));
        assertEquals("0.00", Figures.signed(new BigDecimal("-0.00000099")));
        assertEquals("flat", Figures.sign(new BigDecimal("-0.00000099")));
        assertEquals("−0.01", Figures.signed(new BigDecimal("-0.006")));
        assertEquals("+12,345.68", Figures.signed(new BigDecimal("12345.678")));
    }

    @Test
    void showsAsManyDecimalsOfAnAverageAsItsPricesHaveAndFourAtLeast() {
        assertEquals("189.3333", Figures.average(new BigDecimal("189.33333333"), 2));
        assertEquals("189.50", Figures.average(new BigDecimal("189.5"), 2));
        assertEquals("189.333333", Figures.average(new BigDecimal("189.33333333"), 6));
        assertEquals("0.00001235", Figures.average(new BigDecimal("0.00001235"), 2));
        assertEquals("0.12345678", Figures.average(new BigDecimal("0.12345678"), 2));
        assertEquals("0.00001", Figures.average(new BigDecimal("0.00001"), 8));
    }
}
