package io.tickertape.trading.gateway;

import io.tickertape.tape.market.Price;
import io.tickertape.trading.order.Cancel;
import io.tickertape.trading.order.CancelAll;
import io.tickertape.trading.order.Command;
import io.tickertape.trading.order.Quantity;
import io.tickertape.trading.order.Refusal;
import io.tickertape.trading.order.Replace;
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
    /** What a form turned out to hold. */
    sealed interface Content {
        record Change(Command command) implements Content {}

        record Refused(List<Refusal> refusals) implements Content {}
    }

    /** The place of its command on the journal. */
    private static final Pattern ORDER_ID = Pattern.compile("\\d{1,9}-\\d{1,19}");

    private static final Pattern REPORT = Pattern.compile("\\d{1,18}");

    private ChangeForm() {}

    static Content read(FormMessage form, String account, String clientOrderId, Instant clock, Duration lifetime) {
        Instant now = clock.truncatedTo(ChronoUnit.MILLIS);
        Instant expires = now.plus(lifetime);
        List<Refusal> refusals = new ArrayList<>();
        Long report = report(form, refusals);
        if (form.field("action").equals("cancel-all")) {
            return refusals.isEmpty()
                    ? new Content.Change(new CancelAll(clientOrderId, account, now, expires, report))
                    : new Content.Refused(refusals);
        }
        String orderId = form.field("orderId");
        if (!ORDER_ID.matcher(orderId).matches()) {
            refusals.add(GatewayRefusals.field("orderId", orderId, "it is the id of an open order, such as 0-42"));
        }
        if (form.field("action").equals("cancel")) {
            return refusals.isEmpty()
                    ? new Content.Change(new Cancel(clientOrderId, account, orderId, now, expires))
                    : new Content.Refused(refusals);
        }
        Optional<Quantity> quantity = Quantity.parse(form.field("quantity"));
        if (quantity.isEmpty()) {
            refusals.add(GatewayRefusals.field(
                    "quantity", form.field("quantity"), "a quantity is a whole number of shares above 0"));
        }
        String limit = form.field("limitPrice");
        Optional<Price> limitPrice = Price.parse(limit);
        if (!limit.isEmpty() && limitPrice.isEmpty()) {
            refusals.add(GatewayRefusals.field(
                    "limitPrice", limit, "a limit price is above 0 with at most 8 decimals, such as 189.50"));
        }
        return refusals.isEmpty() && quantity.isPresent()
                ? new Content.Change(new Replace(
                                clientOrderId, account, orderId, quantity.get(), limitPrice.orElse(null), now, expires)
                        .madeFrom(report))
                : new Content.Refused(refusals);
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
