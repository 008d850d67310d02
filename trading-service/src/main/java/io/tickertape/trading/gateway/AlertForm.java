package io.tickertape.trading.gateway;

import io.tickertape.tape.market.Price;
import io.tickertape.tape.market.Symbol;
import io.tickertape.trading.alert.AlertCondition;
import io.tickertape.trading.alert.AlertTerms;
import io.tickertape.trading.order.Command;
import io.tickertape.trading.order.Refusal;
import io.tickertape.trading.order.RemoveAlert;
import io.tickertape.trading.order.SetAlert;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what a form wants to be done to the account's alerts, once; what is wrong with it is said field by field. */
final class AlertForm {
    private final FormMessage form;
    private final List<Refusal> refusals = new ArrayList<>();
    private final FieldReader fields;

    private AlertForm(FormMessage form) {
        this.form = form;
        this.fields = new FieldReader(form, refusals);
    }

    static boolean isAlert(FormMessage form) {
        return form.field("action").startsWith("alert");
    }

    static CommandForm read(FormMessage form, String account, String clientOrderId, Instant clock, Duration lifetime) {
        Instant now = clock.truncatedTo(ChronoUnit.MILLIS);
        return form.field("action").equals("alert")
                ? new AlertForm(form).set(account, clientOrderId, now, now.plus(lifetime))
                : remove(form, account, clientOrderId, now, now.plus(lifetime));
    }

    private static CommandForm remove(
            FormMessage form, String account, String clientOrderId, Instant now, Instant expires) {
        String alertId = form.field("alertId");
        if (!Command.isPlace(alertId)) {
            return new CommandForm.Refused(
                    List.of(GatewayRefusals.field("alertId", alertId, "it is the id of an alert, such as 0-42")));
        }
        return new CommandForm.Asked(new RemoveAlert(clientOrderId, account, alertId, now, expires), false);
    }

    private CommandForm set(String account, String clientOrderId, Instant now, Instant expires) {
        Symbol symbol = fields.symbol();
        AlertCondition condition = fields.word("condition", AlertCondition.class);
        Price price = condition != null && condition.needsPrice() ? level("price") : null;
        BigDecimal percent = condition != null && condition.needsPercent() ? percent() : null;
        if (condition != null && !condition.needsLevel()) {
            refuseLevel(condition);
        }
        return !refusals.isEmpty() || symbol == null || condition == null
                ? new CommandForm.Refused(List.copyOf(refusals))
                : new CommandForm.Asked(
                        new SetAlert(
                                clientOrderId,
                                account,
                                new AlertTerms(symbol, condition, price, percent),
                                now,
                                expires),
                        false);
    }

    /** Null where it was refused. */
    private @Nullable Price level(String name) {
        return fields.number(FormNumber.price("level", name, form.field("level")));
    }

    private @Nullable BigDecimal percent() {
        Price number = level("percentage");
        if (number == null) {
            return null;
        }
        BigDecimal percent = number.value();
        boolean isRight = percent.compareTo(AlertTerms.MOST_PERCENT) <= 0
                && percent.stripTrailingZeros().scale() <= AlertTerms.PERCENT_DECIMALS;
        if (!isRight) {
            fields.refuse(
                    "level",
                    form.field("level"),
                    "a percentage is above 0 and at most " + AlertTerms.MOST_PERCENT + ", with at most "
                            + AlertTerms.PERCENT_DECIMALS + " decimals");
        }
        return isRight ? percent : null;
    }

    private void refuseLevel(AlertCondition condition) {
        String text = form.field("level");
        if (!text.isEmpty()) {
            fields.refuse("level", text, "an alert that waits for " + condition + " has no level: leave it out");
        }
    }
}
