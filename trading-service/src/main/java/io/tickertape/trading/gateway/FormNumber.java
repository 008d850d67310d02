package io.tickertape.trading.gateway;

import io.tickertape.tape.market.Price;
import io.tickertape.trading.order.Quantity;
import io.tickertape.trading.order.Refusal;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A quantity or a price as a person typed it. Only plain digits with a decimal point, and thousands as the page writes
 * them, are read; anything else is refused by its fault, because a guess would be an order for another number.
 *
 * @param number null where the text was refused
 * @param suggestion the number that was certainly meant by a refused text; null where that is not certain
 * @param refusal names the fault; null where the number was read
 */
record FormNumber<N>(@Nullable N number, @Nullable N suggestion, @Nullable Refusal refusal) {
    static FormNumber<Quantity> quantity(String field, String text) {
        String rule = "a quantity is a whole number of shares above 0, with at most 15 digits";
        return read(field, text, WrittenNumber.quantity(text), Quantity::parse, rule);
    }

    /** @param name what the page calls the field, such as {@code limit price} */
    static FormNumber<Price> price(String field, String name, String text) {
        String rule =
                "a " + name + " is above 0, with at most 12 digits before the point and 8 after it, such as 189.50";
        return read(field, text, WrittenNumber.price(text), Price::parse, rule);
    }

    private static <N> FormNumber<N> read(
            String field, String text, WrittenNumber written, Function<String, Optional<N>> parser, String rule) {
        N number = parser.apply(written.plain()).orElse(null);
        if (number != null && written.fault().isEmpty()) {
            return new FormNumber<>(number, null, null);
        }
        String fault = written.fault().isEmpty() ? beyondBounds(written.plain()) : written.fault();
        String otherwise = written.choice().isEmpty() ? rule : written.choice();
        String right = number == null ? otherwise : "write " + number;
        return new FormNumber<>(null, number, GatewayRefusals.field(field, text, fault, right));
    }

    private static String beyondBounds(String plain) {
        return plain.matches("[0.]+") ? "is 0" : "has too many digits";
    }

    /** The number that was typed or, where that was refused, the one that was certainly meant. */
    @Nullable
    N meant() {
        return number == null ? suggestion : number;
    }
}
