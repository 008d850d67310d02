package io.tickertape.ticker.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tickertape.tape.market.Grouping;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import org.junit.jupiter.api.Test;

class QuoteRowTest {
    @Property
    void groupsDigitsAsAFormatterDoes(@ForAll @BigRange(min = "0", max = "999999999999999") BigInteger number) {
        assertEquals(String.format(Locale.ROOT, "%,d", number), Grouping.grouped(new BigDecimal(number)));
    }

    @Test
    void groupsAChangeAsAPrice() {
        assertEquals("+12,345.60", QuoteRow.signed(new BigDecimal("12345.60")));
        assertEquals("−1,234,567.8", QuoteRow.signed(new BigDecimal("-1234567.8")));
        assertEquals("−0.64", QuoteRow.signed(new BigDecimal("-0.64")));
        assertEquals("0.00", QuoteRow.signed(new BigDecimal("0.00")));
    }
}
