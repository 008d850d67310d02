package io.tickertape.trading.execution;

import static io.tickertape.trading.topic.FlatJson.instant;
import static io.tickertape.trading.topic.FlatJson.required;

import io.tickertape.tape.market.Price;
import io.tickertape.tape.market.TickPosition;
import io.tickertape.trading.order.ExecutionReport;
import io.tickertape.trading.order.ExecutionType;
import io.tickertape.trading.order.Fill;
import io.tickertape.trading.order.Order;
import io.tickertape.trading.order.Quantity;
import io.tickertape.trading.order.Reason;
import io.tickertape.trading.topic.FlatJson;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Execution reports as they stand on their topic, in FIX's words. */
public final class ReportJson {
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
        if (value == null) {
            throw new IllegalArgumentException("no value");
        }
        try {
            return read(FlatJson.read(value));
        } catch (IOException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private static ExecutionReport read(Map<String, String> fields) {
        Order order = fields.containsKey("orderStatus") ? OrderJson.read(fields) : null;
        String cash = fields.get("cash");
        return new ExecutionReport(
                required(fields, "account"),
                Long.parseLong(required(fields, "sequence")),
                ExecutionType.valueOf(required(fields, "execType")),
                fields.getOrDefault("command", ""),
                order,
                fields.containsKey("lastQuantity") ? fill(fields) : null,
                fields.containsKey("reasonCode") ? reason(fields) : null,
                cash == null ? null : new BigDecimal(cash),
                instant(fields, "time"));
    }

    private static Reason reason(Map<String, String> fields) {
        return new Reason(
                required(fields, "reasonCode"),
                required(fields, "reason"),
                Long.parseLong(fields.getOrDefault("nearestQuantity", "0")));
    }

    private static Fill fill(Map<String, String> fields) {
        Price last = OrderJson.price(fields, "tickPrice");
        Price price = OrderJson.price(fields, "lastPrice");
        TickPosition tick = OrderJson.position(fields, "tick");
        if (last == null || price == null || tick == null) {
            throw new IllegalArgumentException("a fill without its price or its tick");
        }
        return new Fill(
                new Quantity(Long.parseLong(required(fields, "lastQuantity"))),
                price,
                tick,
                instant(fields, "tickTime"),
                Duration.ofMillis(Long.parseLong(required(fields, "tickAge"))),
                last,
                OrderJson.price(fields, "tickBid"),
                OrderJson.price(fields, "tickAsk"));
    }
}
