package io.tickertape.trading.message;

import io.tickertape.tape.json.Fields;
import io.tickertape.tape.json.FlatJson;
import io.tickertape.tape.market.Price;
import io.tickertape.tape.market.TickPosition;
import io.tickertape.trading.order.ExecutionReport;
import io.tickertape.trading.order.ExecutionType;
import io.tickertape.trading.order.Fill;
import io.tickertape.trading.order.Order;
import io.tickertape.trading.order.Quantity;
import io.tickertape.trading.order.Reason;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Execution reports as they stand on their topic, in FIX's words. */
public final class ReportJson {
    private static final Set<ExecutionType> WITHOUT_ORDER = EnumSet.of(
            ExecutionType.ACCOUNT_OPENED,
            ExecutionType.CANCEL_REJECTED,
            ExecutionType.ALERT_SET,
            ExecutionType.ALERT_FIRED,
            ExecutionType.ALERT_REMOVED,
            ExecutionType.ALERT_REJECTED);

    private ReportJson() {}

    public static byte[] write(ExecutionReport report) {
        FlatJson.Writer json = new FlatJson.Writer()
                .text("execId", report.execId())
                .text("execType", report.type())
                .text("account", report.account())
                .number("sequence", report.sequence())
                .instant("time", report.time())
                .text("command", report.command().isEmpty() ? null : report.command());
        if (report.cash() != null) {
            json.text("cash", report.cash().toPlainString());
        }
        if (report.order() != null) {
            OrderJson.write(report.order(), json);
        }
        if (report.fill() != null) {
            write(report.fill(), json);
        }
        if (report.alert() != null) {
            AlertJson.write(report.alert(), json);
        }
        Reason reason = report.reason();
        if (reason != null) {
            json.text("reasonCode", reason.code()).text("reason", reason.text());
            if (reason.nearestQuantity() > 0) {
                json.number("nearestQuantity", reason.nearestQuantity());
            }
        }
        return json.bytes();
    }

    private static void write(Fill fill, FlatJson.Writer json) {
        json.text("lastQuantity", fill.quantity())
                .text("lastPrice", fill.price())
                .number("tickPartition", fill.tick().partition())
                .number("tickOffset", fill.tick().offset())
                .instant("tickTime", fill.tickTime())
                .number("tickAge", fill.age().toMillis())
                .text("tickPrice", fill.last())
                .text("tickBid", fill.bid())
                .text("tickAsk", fill.ask());
    }

    /**
     * Reads a report.
     *
     * @throws IllegalArgumentException if it is none, saying what is missing or wrong
     */
    public static ExecutionReport read(byte @Nullable [] value) {
        return read(FlatJson.read(value));
    }

    private static ExecutionReport read(Fields fields) {
        ExecutionType type = fields.value("execType", ExecutionType::valueOf, "the type of a report");
        Order order = fields.has("orderStatus") ? OrderJson.read(fields) : null;
        if (order == null && !WITHOUT_ORDER.contains(type)) {
            throw new IllegalArgumentException("a report about an order without the order");
        }
        return new ExecutionReport(
                fields.name("account"),
                fields.number("sequence", 1, Long.MAX_VALUE),
                type,
                fields.has("command") ? fields.name("command") : "",
                order,
                fields.has("lastQuantity") ? fill(fields) : null,
                fields.has("reasonCode") ? reason(fields) : null,
                fields.has("cash") ? fields.decimal("cash") : null,
                fields.instant("time"),
                type.tellsOfAlert() ? AlertJson.read(fields) : null);
    }

    private static Reason reason(Fields fields) {
        return new Reason(
                fields.name("reasonCode"),
                fields.line("reason", Fields.LONGEST_TEXT),
                fields.has("nearestQuantity") ? fields.number("nearestQuantity", 0, Quantity.MAXIMUM) : 0);
    }

    private static Fill fill(Fields fields) {
        Price last = CommandJson.price(fields, "tickPrice");
        Price price = CommandJson.price(fields, "lastPrice");
        TickPosition tick = OrderJson.position(fields, "tick");
        if (last == null || price == null || tick == null) {
            throw new IllegalArgumentException("a fill without its price or its tick");
        }
        return new Fill(
                CommandJson.quantity(fields, "lastQuantity"),
                price,
                tick,
                fields.instant("tickTime"),
                fields.age("tickAge"),
                last,
                CommandJson.price(fields, "tickBid"),
                CommandJson.price(fields, "tickAsk"));
    }
}
