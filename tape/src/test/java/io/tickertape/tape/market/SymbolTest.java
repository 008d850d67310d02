package io.tickertape.tape.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SymbolTest {
    @Test
    void isWhatItsFormSays() {
        Pattern form = Pattern.compile(Symbol.FORM);
        Random random = new Random(1);
        for (int i = 0; i < 100_000; i++) {
            String text = text(random);
            assertEquals(form.matcher(text).matches(), Symbol.isSymbol(text), text);
        }
    }

    @Test
    void hasASlugOfItsOwnThatASelectorNeedNotEscape() {
        Pattern plain = Pattern.compile("[A-Za-z0-9_\\-]+");
        Map<String, String> slugs = new HashMap<>();
        Random random = new Random(2);
        for (int i = 0; i < 100_000; i++) {
            String name = text(random);
            if (Symbol.isSymbol(name)) {
                String slug = new Symbol(name).slug();
                assertTrue(plain.matcher(slug).matches(), slug);
                assertEquals(name, slugs.merge(slug, name, (one, other) -> one));
            }
        }
        assertFalse(slugs.isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"AAPL, AAPL", "BRK.B, BRK_2eB", "^GSPC, _5eGSPC", "BTC/USD, BTC_2fUSD", "A_2E, A_5f2E", "BF-B, BF-B"})
    void hasASlug(String name, String slug) {
        assertEquals(slug, new Symbol(name).slug());
    }

    @Test
    void isReadAsAPersonTypesIt() {
        assertEquals(Optional.of(new Symbol("BRK.B")), Symbol.parse(" brk.b "));
        assertEquals(Optional.empty(), Symbol.parse("no symbol"));
        assertEquals(Optional.empty(), Symbol.parse("ßX"));
        assertEquals(Optional.empty(), Symbol.parse("ıBM"));
        assertThrows(IllegalArgumentException.class, () -> new Symbol("aapl"));
    }

    private static String text(Random random) {
        String letters = "AZ09^.-/=:_az %";
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(5) == 0 ? random.nextInt(28) : random.nextInt(6);
        for (int i = 0; i < length; i++) {
            text.append(letters.charAt(random.nextInt(random.nextInt(3) == 0 ? letters.length() : 4)));
        }
        return text.toString();
    }
}
