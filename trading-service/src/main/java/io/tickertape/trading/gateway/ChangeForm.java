package io.tickertape.trading.gateway;

import io.tickertape.tape.market.Price;
import io.tickertape.trading.order.Cancel;
import io.tickertape.trading.order.CancelAll;
import io.tickertape.trading.order.Command;
import io.tickertape.trading.order.Quantity;
import io.tickertape.trading.order.QuoteSeen;
import io.tickertape.trading.order.Refusal;
import io.tickertape.trading.order.Replace;
import io.tickertape.trading.order.TimeInForce;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what a form wants to be done to open orders, once; what is wrong with it is said field by field. */
final class ChangeForm {
    private static final Pattern REPORT = Pattern.compile("\\d{1,18}");

    private ChangeForm() {}

    static CommandForm read(FormMessage form, String account, String clientOrderId, Instant clock, Duration lifetime) {
        Instant now = clock.truncatedTo(ChronoUnit.MILLIS);
        Instant expires = now.plus(lifetime);
        List<Refusal> refusals = new ArrayList<>();
        Long report = report(form, refusals);
        if (form.field("action").equals("cancel-all")) {
            return refusals.isEmpty()
                    ? new CommandForm.Asked(new CancelAll(clientOrderId, account, now, expires, report), false)
                    : new CommandForm.Refused(refusals);
        }
        String orderId = form.field("orderId");
        if (!Command.isPlace(orderId)) {
            refusals.add(GatewayRefusals.field("orderId", orderId, "it is the id of an open order, such as 0-42"));
        }
        if (form.field("action").equals("cancel")) {
            return refusals.isEmpty()
                    ? new CommandForm.Asked(new Cancel(clientOrderId, account, orderId, now, expires), false)
                    : new CommandForm.Refused(refusals);
        }
        Quantity quantity = quantity(form, refusals);
        Price limitPrice = price(form, "limitPrice", "limit price", refusals);
        Price stopPrice = price(form, "stopPrice", "stop price", refusals);
        TimeInForce timeInForce = timeInForce(form, refusals);
        QuoteSeen seen = new QuoteFields(form, refusals).read();
        if (!refusals.isEmpty() || quantity == null) {
            return new CommandForm.Refused(refusals);
        }
        Replace replace = new Replace(
                clientOrderId,
                account,
                orderId,
                quantity,
                limitPrice,
                stopPrice,
                timeInForce,
                seen,
                now,
                expires,
                report);
        return new CommandForm.Asked(replace, form.field("placeAnyway").equals("true"));
    }

    /** Null where it was refused. */
    private static @Nullable Quantity quantity(FormMessage form, List<Refusal> refusals) {
        return new FieldReader(form, refusals).number(FormNumber.quantity("quantity", form.field("quantity")));
    }

    /** Null where it was left out. */
    private static @Nullable Price price(FormMessage form, String field, String name, List<Refusal> refusals) {
        String text = form.field(field);
        return text.isEmpty() ? null : new FieldReader(form, refusals).number(FormNumber.price(field, name, text));
    }

    /** Null where it was left out. */
    private static @Nullable TimeInForce timeInForce(FormMessage form, List<Refusal> refusals) {
        String text = form.field("timeInForce");
        Optional<TimeInForce> word = new FieldReader(form, refusals).known("timeInForce", TimeInForce.class);
        if (!text.isEmpty() && word.isEmpty()) {
            refusals.add(GatewayRefusals.field(
                    "timeInForce", text, "timeInForce is DAY or GTC, or left out to stay as it is"));
        }
        return word.orElse(null);
    }

    /** The account's report that the page showed; null of a client that does not say. */
    private static @Nullable Long report(FormMessage form, List<Refusal> refusals) {
        String report = form.field("report");
        if (report.isEmpty()) {
            return null;
        }
        if (REPORT.matcher(report).matches()) {
            return Long.valueOf(report);
        }
        refusals.add(GatewayRefusals.field(
                "report", report, "it is the sequence of the report that the page showed, such as 42"));
        return null;
    }
}
