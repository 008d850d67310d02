package io.tickertape.trading.journal;

import static io.tickertape.trading.topic.FlatJson.instant;
import static io.tickertape.trading.topic.FlatJson.required;

import io.tickertape.tape.market.Price;
import io.tickertape.tape.market.Symbol;
import io.tickertape.trading.order.Cancel;
import io.tickertape.trading.order.CancelAll;
import io.tickertape.trading.order.Command;
import io.tickertape.trading.order.NewOrder;
import io.tickertape.trading.order.OrderType;
import io.tickertape.trading.order.Quantity;
import io.tickertape.trading.order.QuoteSeen;
import io.tickertape.trading.order.Replace;
import io.tickertape.trading.order.Side;
import io.tickertape.trading.order.TimeInForce;
import io.tickertape.trading.order.Withdraw;
import io.tickertape.trading.topic.FlatJson;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The commands as they stand in the journal. */
public final class CommandJson {
    /** What a record of the journal says. */
    public sealed interface Line {
        record Of(Command command) implements Line {}

        /** Something that this service does not act on; a mark is one. */
        record Other(String action) implements Line {}

        record Unreadable(String reason) implements Line {}
    }

    static final byte[] MARK = "{\"action\":\"mark\"}".getBytes(StandardCharsets.UTF_8);

    private CommandJson() {}

    public static byte[] write(Command command) {
        FlatJson.Writer json = new FlatJson.Writer()
                .text("action", action(command))
                .text("clientOrderId", command.clientOrderId())
                .text("account", command.account());
        if (command instanceof NewOrder order) {
            write(order, json);
        } else if (command instanceof Replace replace) {
            json.text("orderId", replace.orderId())
                    .text("quantity", replace.quantity())
                    .text("limitPrice", replace.limitPrice());
        } else if (command instanceof Cancel cancel) {
            json.text("orderId", cancel.orderId());
        }
        return json.instant("submitted", command.submitted())
                .instant("expires", command.expires())
                .bytes();
    }

    private static String action(Command command) {
        if (command instanceof NewOrder) {
            return "order";
        }
        if (command instanceof Replace) {
            return "replace";
        }
        if (command instanceof Withdraw) {
            return "withdraw";
        }
        return command instanceof Cancel ? "cancel" : "cancel-all";
    }

    /** What makes an order this order; also of the reports about it. */
    public static void write(NewOrder order, FlatJson.Writer json) {
        json.text("symbol", order.symbol())
                .text("side", order.side())
                .text("quantity", order.quantity())
                .text("type", order.type())
                .text("limitPrice", order.limitPrice())
                .text("stopPrice", order.stopPrice())
                .text("timeInForce", order.timeInForce());
        QuoteSeen seen = order.quoteSeen();
        if (seen != null) {
            json.number("quoteSequence", seen.sequence()).text("quotePrice", seen.price());
        }
    }

    public static Line read(byte @Nullable [] value) {
        if (value == null) {
            return new Line.Unreadable("no value");
        }
        try {
            Map<String, String> fields = FlatJson.read(value);
            String action = required(fields, "action");
            return switch (action) {
                case "order" -> new Line.Of(order(fields));
                case "replace" -> new Line.Of(replace(fields));
                case "cancel" -> new Line.Of(cancel(fields));
                case "cancel-all" -> new Line.Of(cancelAll(fields));
                case "withdraw" -> new Line.Of(withdraw(fields));
                default -> new Line.Other(action);
            };
        } catch (IOException | IllegalArgumentException e) {
            return new Line.Unreadable(String.valueOf(e.getMessage()));
        }
    }

    /** The order in a record's fields. */
    public static NewOrder order(Map<String, String> fields) {
        return new NewOrder(
                required(fields, "clientOrderId"),
                required(fields, "account"),
                new Symbol(required(fields, "symbol")),
                Side.valueOf(required(fields, "side")),
                quantity(fields),
                OrderType.valueOf(required(fields, "type")),
                price(fields, "limitPrice"),
                price(fields, "stopPrice"),
                TimeInForce.valueOf(required(fields, "timeInForce")),
                quoteSeen(fields),
                instant(fields, "submitted"),
                instant(fields, "expires"));
    }

    private static Replace replace(Map<String, String> fields) {
        return new Replace(
                required(fields, "clientOrderId"),
                required(fields, "account"),
                required(fields, "orderId"),
                quantity(fields),
                price(fields, "limitPrice"),
                instant(fields, "submitted"),
                instant(fields, "expires"));
    }

    private static Cancel cancel(Map<String, String> fields) {
        return new Cancel(
                required(fields, "clientOrderId"),
                required(fields, "account"),
                required(fields, "orderId"),
                instant(fields, "submitted"),
                instant(fields, "expires"));
    }

    private static CancelAll cancelAll(Map<String, String> fields) {
        return new CancelAll(
                required(fields, "clientOrderId"),
                required(fields, "account"),
                instant(fields, "submitted"),
                instant(fields, "expires"));
    }

    private static Withdraw withdraw(Map<String, String> fields) {
        return new Withdraw(
                required(fields, "clientOrderId"),
                required(fields, "account"),
                instant(fields, "submitted"),
                instant(fields, "expires"));
    }

    private static Quantity quantity(Map<String, String> fields) {
        return new Quantity(Long.parseLong(required(fields, "quantity")));
    }

    private static @Nullable QuoteSeen quoteSeen(Map<String, String> fields) {
        Price price = price(fields, "quotePrice");
        return price == null ? null : new QuoteSeen(Long.parseLong(fields.getOrDefault("quoteSequence", "-1")), price);
    }

    private static @Nullable Price price(Map<String, String> fields, String name) {
        String text = fields.get(name);
        return text == null ? null : new Price(new BigDecimal(text));
    }
}
