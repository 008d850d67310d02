package io.tickertape.trading.message;

import io.tickertape.tape.json.Fields;
import io.tickertape.tape.json.FlatJson;
import io.tickertape.tape.market.Price;
import io.tickertape.tape.market.Symbol;
import io.tickertape.trading.order.AlertCommand;
import io.tickertape.trading.order.Cancel;
import io.tickertape.trading.order.CancelAll;
import io.tickertape.trading.order.Command;
import io.tickertape.trading.order.NewOrder;
import io.tickertape.trading.order.OrderType;
import io.tickertape.trading.order.Quantity;
import io.tickertape.trading.order.QuoteSeen;
import io.tickertape.trading.order.RemoveAlert;
import io.tickertape.trading.order.Replace;
import io.tickertape.trading.order.SetAlert;
import io.tickertape.trading.order.Side;
import io.tickertape.trading.order.TimeInForce;
import io.tickertape.trading.order.Withdraw;
import java.nio.charset.StandardCharsets;
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

    public static final byte[] MARK = "{\"action\":\"mark\"}".getBytes(StandardCharsets.UTF_8);

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
                    .text("limitPrice", replace.limitPrice())
                    .text("stopPrice", replace.stopPrice())
                    .text("timeInForce", replace.timeInForce());
            write(replace.quoteSeen(), json);
            report(replace.report(), json);
        } else if (command instanceof Cancel cancel) {
            json.text("orderId", cancel.orderId());
        } else if (command instanceof CancelAll all) {
            report(all.report(), json);
        } else if (command instanceof SetAlert set) {
            AlertJson.write(set.terms(), json);
        } else if (command instanceof RemoveAlert remove) {
            json.text("alertId", remove.alertId());
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
        if (command instanceof AlertCommand) {
            return command instanceof SetAlert ? "alert" : "alert-remove";
        }
        return command instanceof Cancel ? "cancel" : "cancel-all";
    }

    private static void report(@Nullable Long report, FlatJson.Writer json) {
        if (report != null) {
            json.number("report", report);
        }
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
        write(order.quoteSeen(), json);
    }

    private static void write(@Nullable QuoteSeen seen, FlatJson.Writer json) {
        if (seen != null) {
            json.number("quoteSequence", seen.sequence())
                    .text("quotePrice", seen.price())
                    .text("quoteBid", seen.bid())
                    .text("quoteAsk", seen.ask());
        }
    }

    public static Line read(byte @Nullable [] value) {
        try {
            Fields fields = FlatJson.read(value);
            String action = fields.text("action");
            return switch (action) {
                case "order" -> new Line.Of(order(fields));
                case "replace" -> new Line.Of(replace(fields));
                case "cancel" -> new Line.Of(cancel(fields));
                case "cancel-all" -> new Line.Of(cancelAll(fields));
                case "alert" -> new Line.Of(setAlert(fields));
                case "alert-remove" -> new Line.Of(removeAlert(fields));
                case "withdraw" -> new Line.Of(withdraw(fields));
                default -> new Line.Other(action);
            };
        } catch (IllegalArgumentException e) {
            return new Line.Unreadable(String.valueOf(e.getMessage()));
        }
    }

    /** The order in a record's fields. */
    public static NewOrder order(Fields fields) {
        return new NewOrder(
                fields.name("clientOrderId"),
                fields.name("account"),
                fields.value("symbol", Symbol::new, "a symbol"),
                fields.value("side", Side::valueOf, "a side"),
                quantity(fields, "quantity"),
                fields.value("type", OrderType::valueOf, "an order type"),
                price(fields, "limitPrice"),
                price(fields, "stopPrice"),
                timeInForce(fields, "timeInForce"),
                quoteSeen(fields),
                fields.instant("submitted"),
                fields.instant("expires"));
    }

    private static Replace replace(Fields fields) {
        return new Replace(
                fields.name("clientOrderId"),
                fields.name("account"),
                fields.name("orderId"),
                quantity(fields, "quantity"),
                price(fields, "limitPrice"),
                price(fields, "stopPrice"),
                fields.has("timeInForce") ? timeInForce(fields, "timeInForce") : null,
                quoteSeen(fields),
                fields.instant("submitted"),
                fields.instant("expires"),
                report(fields));
    }

    private static Cancel cancel(Fields fields) {
        return new Cancel(
                fields.name("clientOrderId"),
                fields.name("account"),
                fields.name("orderId"),
                fields.instant("submitted"),
                fields.instant("expires"));
    }

    private static CancelAll cancelAll(Fields fields) {
        return new CancelAll(
                fields.name("clientOrderId"),
                fields.name("account"),
                fields.instant("submitted"),
                fields.instant("expires"),
                report(fields));
    }

    private static SetAlert setAlert(Fields fields) {
        return new SetAlert(
                fields.name("clientOrderId"),
                fields.name("account"),
                AlertJson.terms(fields),
                fields.instant("submitted"),
                fields.instant("expires"));
    }

    private static RemoveAlert removeAlert(Fields fields) {
        return new RemoveAlert(
                fields.name("clientOrderId"),
                fields.name("account"),
                AlertJson.id(fields),
                fields.instant("submitted"),
                fields.instant("expires"));
    }

    private static @Nullable Long report(Fields fields) {
        return fields.has("report") ? fields.number("report", 0, Long.MAX_VALUE) : null;
    }

    private static Withdraw withdraw(Fields fields) {
        return new Withdraw(
                fields.name("clientOrderId"),
                fields.name("account"),
                fields.instant("submitted"),
                fields.instant("expires"));
    }

    public static Quantity quantity(Fields fields, String name) {
        return new Quantity(fields.number(name, 1, Quantity.MAXIMUM));
    }

    static TimeInForce timeInForce(Fields fields, String name) {
        return fields.value(name, TimeInForce::valueOf, "a time in force");
    }

    private static @Nullable QuoteSeen quoteSeen(Fields fields) {
        Price price = price(fields, "quotePrice");
        long sequence =
                fields.has("quoteSequence") ? fields.number("quoteSequence", Long.MIN_VALUE, Long.MAX_VALUE) : -1;
        return price == null
                ? null
                : new QuoteSeen(sequence, price, price(fields, "quoteBid"), price(fields, "quoteAsk"));
    }

    /** Null where there is none. */
    public static @Nullable Price price(Fields fields, String name) {
        return fields.decimalOrNull(name, Price::new, "a price: above 0, with at most 8 decimals");
    }
}
