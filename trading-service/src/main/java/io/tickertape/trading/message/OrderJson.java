package io.tickertape.trading.message;

import io.tickertape.tape.json.Fields;
import io.tickertape.tape.json.FlatJson;
import io.tickertape.tape.market.Price;
import io.tickertape.tape.market.TickPosition;
import io.tickertape.trading.order.NewOrder;
import io.tickertape.trading.order.Order;
import io.tickertape.trading.order.OrderProgress;
import io.tickertape.trading.order.OrderReports;
import io.tickertape.trading.order.OrderStatus;
import io.tickertape.trading.order.OrderTerms;
import io.tickertape.trading.order.Quantity;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An order as it stands, as the fields of a flat JSON object. */
public final class OrderJson {
    /** The place of an order on the journal, or the report by which the engine placed it to close a position. */
    private static final Pattern ORDER_ID = Pattern.compile("(\\d{1,9}|flatten)-\\d{1,18}");

    private OrderJson() {}

    public static byte[] write(Order order) {
        FlatJson.Writer json =
                new FlatJson.Writer().text("account", order.placed().account());
        write(order, json);
        return json.bytes();
    }

    /**
     * Reads an order.
     *
     * @throws IllegalArgumentException if it is none, saying what is missing or wrong
     */
    public static Order read(byte[] value) {
        return read(FlatJson.read(value));
    }

    /** All but the account. */
    static void write(Order order, FlatJson.Writer json) {
        NewOrder placed = order.placed();
        json.text("orderId", order.orderId()).text("clientOrderId", order.clientOrderId());
        CommandJson.write(order.asItStands(), json);
        json.text("orderedQuantity", placed.quantity())
                .text("orderedLimitPrice", placed.limitPrice())
                .text("orderedStopPrice", placed.stopPrice())
                .text("orderedTimeInForce", placed.timeInForce())
                .instant("submitted", placed.submitted())
                .instant("expires", placed.expires())
                .instant("accepted", order.accepted())
                .instant("sessionEnd", order.sessionEnd())
                .text("worstPrice", order.worstPrice())
                .text("orderStatus", order.status())
                .text("triggered", order.isTriggered())
                .number("cumulativeQuantity", order.cumulative())
                .number("leavesQuantity", order.leaves())
                .text("value", order.value().toPlainString());
        BigDecimal average = order.averagePrice();
        json.text("averagePrice", average == null ? null : average.toPlainString());
        TickPosition after = order.after();
        if (after != null) {
            json.number("afterPartition", after.partition()).number("afterOffset", after.offset());
        }
        if (!order.reports().equals(OrderReports.UNKNOWN)) {
            json.number("acceptedReport", order.reports().accepted())
                    .number("changedReport", order.reports().changed());
        }
        if (order.isPassedOver()) {
            json.text("passedOver", true);
        }
    }

    static Order read(Fields fields) {
        NewOrder current = CommandJson.order(fields);
        return new Order(
                fields.value(
                        "orderId",
                        OrderJson::orderId,
                        "the place of an order on the journal, such as 0-42, or flatten- and a number"),
                current.with(ordered(fields, current), current.quoteSeen()),
                fields.instant("accepted"),
                fields.has("sessionEnd") ? fields.instant("sessionEnd") : null,
                current.terms(),
                CommandJson.price(fields, "worstPrice"),
                progress(fields),
                new OrderReports(report(fields, "acceptedReport"), report(fields, "changedReport")));
    }

    private static OrderProgress progress(Fields fields) {
        return new OrderProgress(
                fields.value("orderStatus", OrderStatus::valueOf, "the status of an order"),
                Boolean.parseBoolean(fields.text("triggered")),
                fields.number("cumulativeQuantity", 0, Quantity.MAXIMUM),
                fields.decimal("value"),
                position(fields, "after"),
                fields.has("passedOver") && Boolean.parseBoolean(fields.text("passedOver")));
    }

    private static long report(Fields fields, String name) {
        return fields.has(name) ? fields.number(name, 0, Long.MAX_VALUE) : 0;
    }

    /** Records of before replacements could change the stop price and the time in force do not tell the first ones. */
    private static OrderTerms ordered(Fields fields, NewOrder current) {
        Price stop = CommandJson.price(fields, "orderedStopPrice");
        return new OrderTerms(
                CommandJson.quantity(fields, "orderedQuantity"),
                CommandJson.price(fields, "orderedLimitPrice"),
                stop == null ? current.stopPrice() : stop,
                fields.has("orderedTimeInForce")
                        ? CommandJson.timeInForce(fields, "orderedTimeInForce")
                        : current.timeInForce());
    }

    private static String orderId(String text) {
        if (!ORDER_ID.matcher(text).matches()) {
            throw new IllegalArgumentException("not an order's id");
        }
        return text;
    }

    static @Nullable TickPosition position(Fields fields, String name) {
        return fields.has(name + "Partition")
                ? new TickPosition(
                        (int) fields.number(name + "Partition", 0, Integer.MAX_VALUE),
                        fields.number(name + "Offset", 0, Long.MAX_VALUE))
                : null;
    }
}
