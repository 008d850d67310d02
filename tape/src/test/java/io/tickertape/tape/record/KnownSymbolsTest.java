package io.tickertape.tape.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.tickertape.tape.market.Symbol;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KnownSymbolsTest {
    private final KnownSymbols known = new KnownSymbols();

    @Test
    void knowsASymbolAgainByItsKeyAlone() {
        Symbol symbol = new Symbol("BRK.B");
        known.keep(key("BRK.B"), symbol);

        assertSame(symbol, known.of(key("BRK.B")));
        for (String other : new String[] {"BRK.A", "BRK.", "BRK.BB", "brk.b", ""}) {
            assertNull(known.of(key(other)), other);
        }
    }

    @Test
    void neverTakesAKeyForAnotherThatHasItsPlace() {
        Random random = new Random(1);
        for (int i = 0; i < 200_000; i++) {
            String name = Integer.toString(random.nextInt(50_000), 36).toUpperCase(Locale.ROOT);
            Symbol found = known.of(key(name));
            if (found == null) {
                known.keep(key(name), new Symbol(name));
            } else {
                assertEquals(name, found.name());
            }
        }
    }

    private static byte[] key(String name) {
        return name.getBytes(StandardCharsets.UTF_8);
    }
}
