package io.tickertape.trading.gateway;

import io.tickertape.tape.market.Price;
import io.tickertape.tape.market.Symbol;
import io.tickertape.trading.order.NewOrder;
import io.tickertape.trading.order.OrderType;
import io.tickertape.trading.order.Quantity;
import io.tickertape.trading.order.QuoteSeen;
import io.tickertape.trading.order.Refusal;
import io.tickertape.trading.order.Side;
import io.tickertape.trading.order.TimeInForce;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the order that a form holds, once; what is wrong with it is said field by field, all at once. */
final class OrderForm {
    private final FormMessage form;
    private final List<Refusal> refusals = new ArrayList<>();
    private final FieldReader fields;
    /** How many of the refusals say which number was certainly meant. */
    private int suggested;

    private OrderForm(FormMessage form) {
        this.form = form;
        this.fields = new FieldReader(form, refusals);
    }

    static CommandForm read(FormMessage form, String account, String clientOrderId, Instant now, Duration lifetime) {
        return new OrderForm(form).read(account, clientOrderId, now.truncatedTo(ChronoUnit.MILLIS), lifetime);
    }

    private CommandForm read(String account, String clientOrderId, Instant now, Duration lifetime) {
        Symbol symbol = fields.symbol();
        Side side = fields.word("side", Side.class);
        Quantity quantity = quantity();
        OrderType type = fields.word("type", OrderType.class);
        Price limitPrice = type == null ? null : price("limitPrice", "limit price", type, type.needsLimitPrice());
        Price stopPrice = type == null ? null : price("stopPrice", "stop price", type, type.needsStopPrice());
        TimeInForce timeInForce = timeInForce(type);
        QuoteSeen quoteSeen = new QuoteFields(form, refusals).read();
        boolean isWhole = refusals.size() == suggested;
        if (!isWhole || symbol == null || side == null || quantity == null || type == null || timeInForce == null) {
            return new CommandForm.Refused(List.copyOf(refusals));
        }
        NewOrder order = new NewOrder(
                clientOrderId,
                account,
                symbol,
                side,
                quantity,
                type,
                limitPrice,
                stopPrice,
                timeInForce,
                quoteSeen,
                now,
                now.plus(lifetime));
        if (suggested > 0) {
            return new CommandForm.Refused(
                    refusals.stream().map(refusal -> suggesting(refusal, order)).toList());
        }
        return new CommandForm.Asked(order, form.field("placeAnyway").equals("true"));
    }

    private @Nullable Quantity quantity() {
        return meant(FormNumber.quantity("quantity", form.field("quantity")));
    }

    private @Nullable Price price(String field, String name, OrderType type, boolean isNeeded) {
        String text = form.field(field);
        if (!isNeeded) {
            if (!text.isEmpty()) {
                fields.refuse(
                        field, text, "a " + type + " order has no " + name + ": leave it out, or send another type");
            }
            return null;
        }
        return meant(FormNumber.price(field, name, text));
    }

    /** The number as it was typed, or the one that its refusal suggests. */
    private <N> @Nullable N meant(FormNumber<N> number) {
        fields.add(number.refusal());
        if (number.suggestion() != null) {
            suggested++;
        }
        return number.meant();
    }

    private static Refusal suggesting(Refusal refusal, NewOrder order) {
        return new Refusal(refusal.code(), refusal.field(), refusal.wrong(), refusal.right(), order, false);
    }

    private @Nullable TimeInForce timeInForce(@Nullable OrderType type) {
        TimeInForce timeInForce = fields.word("timeInForce", TimeInForce.class);
        if (timeInForce != null && timeInForce.isImmediate() && type != null && type.needsStopPrice()) {
            fields.refuse(
                    "timeInForce",
                    timeInForce.name(),
                    "a " + type + " order waits for its stop price: send it for DAY or GTC");
        }
        return timeInForce;
    }
}
