package io.tickertape.trading.execution;

import static io.tickertape.trading.topic.FlatJson.instant;
import static io.tickertape.trading.topic.FlatJson.required;

import io.tickertape.tape.market.Price;
import io.tickertape.tape.market.TickPosition;
import io.tickertape.trading.journal.CommandJson;
import io.tickertape.trading.order.NewOrder;
import io.tickertape.trading.order.Order;
import io.tickertape.trading.order.OrderStatus;
import io.tickertape.trading.order.Quantity;
import io.tickertape.trading.topic.FlatJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An order as it stands, as the fields of a flat JSON object. */
public final class OrderJson {
    private OrderJson() {}

    public static byte[] write(Order order) {
        FlatJson.Writer json =
                new FlatJson.Writer().text("account", order.placed().account());
        write(order, json);
        return json.bytes();
    }

    public static Order read(byte[] value) {
        try {
            return read(FlatJson.read(value));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All but the account. */
    static void write(Order order, FlatJson.Writer json) {
        NewOrder placed = order.placed();
        json.text("orderId", order.orderId()).text("clientOrderId", order.clientOrderId());
        CommandJson.write(placed.with(order.quantity(), order.limitPrice()), json);
        json.text("orderedQuantity", placed.quantity())
                .text("orderedLimitPrice", placed.limitPrice())
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
    }

    static Order read(Map<String, String> fields) {
        NewOrder current = CommandJson.order(fields);
        return new Order(
                required(fields, "orderId"),
                current.with(
                        new Quantity(Long.parseLong(required(fields, "orderedQuantity"))),
                        price(fields, "orderedLimitPrice")),
                instant(fields, "accepted"),
                fields.containsKey("sessionEnd") ? instant(fields, "sessionEnd") : null,
                current.quantity(),
                current.limitPrice(),
                price(fields, "worstPrice"),
                OrderStatus.valueOf(required(fields, "orderStatus")),
                Boolean.parseBoolean(required(fields, "triggered")),
                Long.parseLong(required(fields, "cumulativeQuantity")),
                new BigDecimal(required(fields, "value")),
                position(fields, "after"));
    }

    static @Nullable Price price(Map<String, String> fields, String name) {
        String text = fields.getOrDefault(name, "");
        return text.isEmpty() ? null : new Price(new BigDecimal(text));
    }

    static @Nullable TickPosition position(Map<String, String> fields, String name) {
        return fields.containsKey(name + "Partition")
                ? new TickPosition(
                        Integer.parseInt(required(fields, name + "Partition")),
                        Long.parseLong(required(fields, name + "Offset")))
                : null;
    }
}
