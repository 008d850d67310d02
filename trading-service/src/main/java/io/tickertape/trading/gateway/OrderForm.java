package io.tickertape.trading.gateway;

import io.tickertape.trading.order.NewOrder;
import io.tickertape.trading.order.OrderType;
import io.tickertape.trading.order.Price;
import io.tickertape.trading.order.Quantity;
import io.tickertape.trading.order.Refusal;
import io.tickertape.trading.order.Side;
import io.tickertape.trading.order.Symbol;
import io.tickertape.trading.order.TimeInForce;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the order that a form holds, once; what is wrong with it is said field by field, all at once. */
final class OrderForm {
    /** What a form turned out to hold. */
    sealed interface Content {
        record Order(NewOrder order) implements Content {}

        record Refused(List<Refusal> refusals) implements Content {}
    }

    private static final Set<OrderType> ACCEPTED = EnumSet.of(OrderType.MARKET, OrderType.LIMIT);

    private final Message form;
    private final List<Refusal> refusals = new ArrayList<>();

    private OrderForm(Message form) {
        this.form = form;
    }

    static Content read(
            Message form, String account, String clientOrderId, long maximum, Instant now, Duration lifetime) {
        return new OrderForm(form).read(account, clientOrderId, maximum, now.truncatedTo(ChronoUnit.MILLIS), lifetime);
    }

    private Content read(String account, String clientOrderId, long maximum, Instant now, Duration lifetime) {
        Symbol symbol = symbol();
        Side side = word("side", Side.class);
        Quantity quantity = quantity(maximum);
        OrderType type = type();
        Price limitPrice = limitPrice(type);
        TimeInForce timeInForce = word("timeInForce", TimeInForce.class);
        if (symbol == null || side == null || quantity == null || type == null || timeInForce == null) {
            return new Content.Refused(List.copyOf(refusals));
        }
        if (!refusals.isEmpty()) {
            return new Content.Refused(List.copyOf(refusals));
        }
        return new Content.Order(new NewOrder(
                clientOrderId,
                account,
                symbol,
                side,
                quantity,
                type,
                limitPrice,
                null,
                timeInForce,
                null,
                now,
                now.plus(lifetime)));
    }

    private @Nullable Symbol symbol() {
        String text = form.field("symbol");
        Optional<Symbol> symbol = Symbol.parse(text);
        if (symbol.isEmpty()) {
            refuse("symbol", text, "a symbol has 1 to 12 letters, digits, dots or dashes, such as AAPL or BRK.B");
        }
        return symbol.orElse(null);
    }

    private @Nullable Quantity quantity(long maximum) {
        String text = form.field("quantity");
        Optional<Quantity> quantity = Quantity.parse(text).filter(parsed -> parsed.shares() <= maximum);
        if (quantity.isEmpty()) {
            refuse("quantity", text, "a quantity is a whole number of shares from 1 to " + maximum);
        }
        return quantity.orElse(null);
    }

    private @Nullable OrderType type() {
        OrderType type = word("type", OrderType.class);
        if (type != null && !ACCEPTED.contains(type)) {
            refuse("type", type.name(), "orders of this type are not taken yet: MARKET and LIMIT are");
            return null;
        }
        return type;
    }

    private @Nullable Price limitPrice(@Nullable OrderType type) {
        String text = form.field("limitPrice");
        if (type == null || (text.isEmpty() && !type.needsLimitPrice())) {
            return null;
        }
        if (!type.needsLimitPrice()) {
            refuse("limitPrice", text, "a MARKET order has no limit price: leave it out, or send a LIMIT order");
            return null;
        }
        Optional<Price> price = Price.parse(text);
        if (price.isEmpty()) {
            refuse("limitPrice", text, "a limit price is above 0 with at most 8 decimals, such as 189.50");
        }
        return price.orElse(null);
    }

    private <W extends Enum<W>> @Nullable W word(String field, Class<W> words) {
        String text = form.field(field);
        for (W word : words.getEnumConstants()) {
            if (word.name().equals(text.toUpperCase(Locale.ROOT))) {
                return word;
            }
        }
        refuse(field, text, field + " is one of " + Arrays.toString(words.getEnumConstants()));
        return null;
    }

    private void refuse(String field, String text, String right) {
        String shown = text.length() > 40 ? text.substring(0, 40) + "…" : text;
        String wrong = text.isEmpty() ? "it is missing" : "it was “" + shown + "”";
        refusals.add(new Refusal("gateway." + field, field, wrong, right));
    }
}
