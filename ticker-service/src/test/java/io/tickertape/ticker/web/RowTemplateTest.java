package io.tickertape.ticker.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RowTemplateTest {
    private final BoardFragments engine = new BoardFragments(BoardFragmentsTest.engine());
    private final RowTemplate row = new RowTemplate(engine::engineRow);

    @Property(tries = 500)
    void makesWhatTheTemplateEngineMakes(@ForAll("figures") List<String> f) {
        QuoteRow quote = new QuoteRow(
                f.get(0), f.get(1), f.get(2), f.get(3), f.get(4), f.get(5), f.get(6), f.get(7), f.get(8), f.get(9),
                f.get(10), f.get(11), f.get(12), f.get(13), f.get(14));
        StringBuilder html = new StringBuilder();
        row.render(quote, html);

        assertEquals(engine.engineRow(quote), html.toString());
    }

    /** A row always has its slug, symbol, state, change of sign, move and time; the rest may be empty. */
    @Provide
    Arbitrary<List<String>> figures() {
        Arbitrary<String> text = Arbitraries.strings()
                .withChars("aZ0 .,-+%<>&\"'é@$1")
                .ofMinLength(1)
                .ofMaxLength(8);
        Arbitrary<String> name = Arbitraries.oneOf(Arbitraries.of(""), text.map(it -> "n" + it));
        return text.map(it -> "x" + it)
                .list()
                .ofSize(15)
                .flatMap(all -> name.map(it -> {
                    List<String> figures = new java.util.ArrayList<>(all);
                    figures.set(2, it);
                    return figures;
                }));
    }
}
