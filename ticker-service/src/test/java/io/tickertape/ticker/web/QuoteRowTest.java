package io.tickertape.ticker.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tickertape.tape.market.Grouping;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;

class QuoteRowTest {
    @Property
    void groupsDigitsAsAFormatterDoes(@ForAll @BigRange(min = "0", max = "999999999999999") BigInteger number) {
        assertEquals(String.format(Locale.ROOT, "%,d", number), Grouping.grouped(new BigDecimal(number)));
    }
}
