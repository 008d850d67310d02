package io.tickertape.ticker.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SymbolTest {
    @Property
    void isWhatItsFormSays(@ForAll("names") String name) {
        assertEquals(name.matches(Symbol.FORM), Symbol.isSymbol(name), name);
    }

    @Example
    void endsWhereTheFormEnds() {
        assertTrue(Symbol.isSymbol("A"));
        assertTrue(Symbol.isSymbol("A23456789.-Z"));
        assertFalse(Symbol.isSymbol("A23456789.-ZZ"));
        assertFalse(Symbol.isSymbol(""));
        assertFalse(Symbol.isSymbol(".A"));
        assertFalse(Symbol.isSymbol("A\n"));
    }

    /** Some of them symbols, most not quite. */
    @Provide
    Arbitrary<String> names() {
        return Arbitraries.strings()
                .withChars("ABYZ0189.-")
                .withChars("@[/:,az _\n\u00c4\uff21")
                .ofMaxLength(14)
                .edgeCases(cases -> cases.add("A", "A.B", "BRK.B", "-A"));
    }
}
