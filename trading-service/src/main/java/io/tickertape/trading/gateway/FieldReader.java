package io.tickertape.trading.gateway;

import io.tickertape.tape.market.Symbol;
import io.tickertape.trading.order.Refusal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the fields of a form one by one, and adds what is wrong with a field to the refusals of the form. */
record FieldReader(FormMessage form, List<Refusal> refusals) {
    /** Null where it was refused. */
    @Nullable
    Symbol symbol() {
        String text = form.field("symbol");
        Optional<Symbol> symbol = Symbol.parse(text);
        if (symbol.isEmpty()) {
            refuse("symbol", text, "a symbol has " + Symbol.FORM_IN_WORDS + ", such as AAPL or BRK.B");
        }
        return symbol.orElse(null);
    }

    /** Null where it was refused. */
    <W extends Enum<W>> @Nullable W word(String field, Class<W> words) {
        Optional<W> word = known(field, words);
        if (word.isEmpty()) {
            refuse(field, form.field(field), field + " is one of " + Arrays.toString(words.getEnumConstants()));
        }
        return word.orElse(null);
    }

    /** The word in a field, in any case; empty where it is none of them. */
    <W extends Enum<W>> Optional<W> known(String field, Class<W> words) {
        String text = form.field(field).toUpperCase(Locale.ROOT);
        return Stream.of(words.getEnumConstants())
                .filter(word -> word.name().equals(text))
                .findFirst();
    }

    /** The number as it was typed; null where it was refused. */
    <N> @Nullable N number(FormNumber<N> number) {
        add(number.refusal());
        return number.number();
    }

    void refuse(String field, String text, String right) {
        add(GatewayRefusals.field(field, text, right));
    }

    void add(@Nullable Refusal refusal) {
        if (refusal != null) {
            refusals.add(refusal);
        }
    }
}
