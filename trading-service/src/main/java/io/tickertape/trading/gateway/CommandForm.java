package io.tickertape.trading.gateway;

import io.tickertape.trading.order.Command;
import io.tickertape.trading.order.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What a form turned out to hold: a command, or what is wrong with it field by field. */
sealed interface CommandForm {
    /**
     * A command, and whether the trader was asked about it before and wants it.
     *
     * @param placeAnyway passes by what is only asked about
     */
    record Asked(Command command, boolean placeAnyway) implements CommandForm {}

    record Refused(List<Refusal> refusals) implements CommandForm {}

    /**
     * Reads the command of a form.
     *
     * @param name the command's, its clientOrderId
     */
    static CommandForm read(FormMessage form, String account, String name, Instant now, Duration lifetime) {
        if (!form.refusals().isEmpty()) {
            return new Refused(form.refusals());
        }
        if (AlertForm.isAlert(form)) {
            return AlertForm.read(form, account, name, now, lifetime);
        }
        boolean isNew = form.field("action").equals("order")
                || (form.field("action").equals(FormMessage.PREVIEW)
                        && form.field("orderId").isEmpty());
        return isNew
                ? OrderForm.read(form, account, name, now, lifetime)
                : ChangeForm.read(form, account, name, now, lifetime);
    }
}
