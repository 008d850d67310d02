package io.tickertape.trading.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tickertape.tape.market.Price;
import io.tickertape.trading.order.Quantity;
import io.tickertape.trading.order.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FormNumberTest {
    private static final int NUMBERS = 20_000;
    /** What people put between the thousands, and the decimal mark that goes with it. */
    private static final List<String> STYLES = List.of(",.", ".,", " ,", " .", "'.", "’.", "\u00a0,", "\u202f,");

    private static final List<String> NOISE = List.of("+", "$", "\u200e", "\u00ad", " ", "\ufeff");
    private static final String AS_READ = "\\d+(\\.\\d+)?|\\d{1,3}(,\\d{3})+(\\.\\d+)?";
    private static final String TYPED = "0123456789012345678900,,.. '+-$eE\u00ad\u200e\uff15\u00a0kx";

    /** A row of the table. */
    record Case(String kind, String text, @Nullable String value, @Nullable String suggestion, String fault) {
        boolean isPrice() {
            return kind.equals("price");
        }
    }

    static List<Case> cases() throws IOException {
        try (InputStream table = FormNumberTest.class.getResourceAsStream("/form-numbers.json")) {
            return List.of(new ObjectMapper().readValue(table, Case[].class));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void readsOrRefusesWhatTheTableSays(Case row) {
        FormNumber<?> read = read(row.isPrice(), row.text());

        assertEquals(row.value(), read.number() == null ? null : read.number().toString());
        assertEquals(
                row.suggestion(),
                read.suggestion() == null ? null : read.suggestion().toString());
        Refusal refusal = read.refusal();
        assertEquals(row.value() == null, refusal != null);
        if (refusal != null) {
            assertTrue(refusal.wrong().endsWith(row.text().isEmpty() ? "it is missing" : "”, which " + row.fault()));
        }
    }

    @Test
    void saysWhatToWriteInstead() {
        assertEquals(
                new Refusal(
                        "gateway.quantity",
                        "quantity",
                        "it was “1 000”, which has separators between its digits",
                        "write 1000"),
                FormNumber.quantity("quantity", "1 000").refusal());
        assertEquals("write 1 or 1000", right(FormNumber.quantity("quantity", "1.000")));
        String endless = "1" + " ".repeat(60_000) + "1";
        assertEquals(
                "it was “" + endless.substring(0, 40) + "…”, which is longer than any number, which has at most 64"
                        + " characters",
                Objects.requireNonNull(
                                FormNumber.price("level", "price", endless).refusal())
                        .wrong());
        assertEquals("write 1234 or 1.234", right(FormNumber.price("limitPrice", "limit price", "1,234")));
        assertEquals(
                "a quantity is a whole number of shares above 0, with at most 15 digits",
                right(FormNumber.quantity("quantity", "many")));
    }

    @Test
    void showsNoCharacterThatWouldChangeTheTextAroundIt() {
        assertEquals(
                "it was “\ufffd001\ufffd”, which has marks in it that change the order of its characters",
                Objects.requireNonNull(FormNumber.quantity("quantity", "\u202e001\u202c")
                                .refusal())
                        .wrong());
    }

    /** A number is written in the ways of many people: it is read or suggested as it was meant, or refused. */
    @Test
    void neverReadsOrSuggestsAnotherNumberThanWasMeant() {
        Random random = new Random(20_261);
        int meantRight = 0;
        for (int i = 0; i < NUMBERS; i++) {
            boolean isPrice = random.nextBoolean();
            BigDecimal meant = number(random, isPrice);
            String text = written(random, meant);
            FormNumber<?> read = read(isPrice, text);
            if (read.meant() != null) {
                assertEquals(0, meant.compareTo(new BigDecimal(read.meant().toString())), text);
                meantRight++;
            }
        }
        assertTrue(meantRight > NUMBERS / 2, () -> "hardly a number was read");
    }

    /** Whatever is typed: what is read is what stands there, and a suggestion has the same digits in the same order. */
    @Test
    void readsNothingButDigitsAsThePageWritesThemAndSuggestsNoOtherDigits() {
        Random random = new Random(20_262);
        for (int i = 0; i < NUMBERS * 5; i++) {
            String text = typed(random);
            FormNumber<?> read = read(random.nextBoolean(), text);
            if (read.number() != null) {
                String trimmed = text.replaceAll("[ \u00a0]", "");
                assertTrue(text.contains(trimmed) && trimmed.matches(AS_READ), text);
                String bare = trimmed.replace(",", "");
                assertEquals(
                        0,
                        new BigDecimal(bare)
                                .compareTo(new BigDecimal(read.number().toString())),
                        text);
            } else if (read.suggestion() != null) {
                String digits = significant(read.suggestion().toString());
                assertEquals(significant(text.replace('\uff15', '5')), digits, text);
            } else {
                assertNull(read.meant());
            }
        }
    }

    private static BigDecimal number(Random random, boolean isPrice) {
        long units = 1 + (long) Math.pow(10, random.nextDouble() * 9);
        return isPrice ? BigDecimal.valueOf(units, random.nextInt(5)) : BigDecimal.valueOf(units);
    }

    private static String written(Random random, BigDecimal number) {
        String style = STYLES.get(random.nextInt(STYLES.size()));
        String plain = number.toPlainString();
        int point = plain.indexOf('.');
        String whole = point < 0 ? plain : plain.substring(0, point);
        String decimals = point < 0 ? "" : plain.substring(point + 1);
        if (random.nextInt(3) > 0) {
            whole = whole.replaceAll("\\B(?=(\\d{3})+$)", style.substring(0, 1));
        }
        // The page's own decimal mark is the point: one dot is never taken for a separator.
        if (decimals.isEmpty() && whole.matches("\\d+\\.\\d+")) {
            whole = whole.replace(".", "");
        }
        String text = decimals.isEmpty() ? whole : whole + style.charAt(1) + decimals;
        return random.nextInt(4) > 0 ? text : NOISE.get(random.nextInt(NOISE.size())) + text;
    }

    private static String typed(Random random) {
        StringBuilder text = new StringBuilder();
        int length = 1 + random.nextInt(9);
        for (int i = 0; i < length; i++) {
            text.append(TYPED.charAt(random.nextInt(TYPED.length())));
        }
        return text.toString();
    }

    /** The digits without the zeros in front and, of a fraction, at the end: those say nothing. */
    private static String significant(String text) {
        return text.replaceAll("\\D", "").replaceAll("^0+|0+$", "");
    }

    private static FormNumber<?> read(boolean isPrice, String text) {
        FormNumber<Price> price = FormNumber.price("limitPrice", "limit price", text);
        FormNumber<Quantity> quantity = FormNumber.quantity("quantity", text);
        return isPrice ? price : quantity;
    }

    private static String right(FormNumber<?> number) {
        return Objects.requireNonNull(number.refusal()).right();
    }
}
