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
    void callsALossThatRoundsToNothingNone() {
        assertEquals("0.00", Figures.signed(new BigDecimal("-0.004")));
        assertEquals("flat", Figures.sign(new BigDecimal("-0.004")));
        assertEquals("−0.01", Figures.signed(new BigDecimal("-0.006")));
        assertEquals("down", Figures.sign(new BigDecimal("-0.006")));
        assertEquals("+12,345.68", Figures.signed(new BigDecimal("12345.678")));
    }

    @Test
    void showsFourDecimalsOfAnAverage() {
        assertEquals("189.3333", Figures.average(new BigDecimal("189.33333333")));
        assertEquals("189.50", Figures.average(new BigDecimal("189.5")));
    }
}
