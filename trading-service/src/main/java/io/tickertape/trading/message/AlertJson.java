package io.tickertape.trading.message;

import io.tickertape.tape.json.Fields;
import io.tickertape.tape.json.FlatJson;
import io.tickertape.tape.market.Price;
import io.tickertape.tape.market.Symbol;
import io.tickertape.tape.market.TickPosition;
import io.tickertape.trading.alert.Alert;
import io.tickertape.trading.alert.AlertCondition;
import io.tickertape.trading.alert.AlertFiring;
import io.tickertape.trading.alert.AlertTerms;
import io.tickertape.trading.alert.AlertTick;
import io.tickertape.trading.order.Command;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Alerts as they stand in commands, reports and stores, and those of an account on the topic {@code alerts}. */
public final class AlertJson {
    private AlertJson() {}

    /**
     * All alerts of an account, for whoever wants to know what it has.
     *
     * @param sequence of the account's latest report
     */
    public static byte[] all(String account, long sequence, Collection<Alert> alerts) {
        return new FlatJson.Writer()
                .text("account", account)
                .number("sequence", sequence)
                .list("alerts", alerts.stream().map(AlertJson::write).toList())
                .bytes();
    }

    public static byte[] write(Alert alert) {
        FlatJson.Writer json = new FlatJson.Writer();
        write(alert, json);
        return json.bytes();
    }

    static void write(Alert alert, FlatJson.Writer json) {
        json.text("alertId", alert.id());
        write(alert.terms(), json);
        write("from", alert.from(), json);
        json.instant("set", alert.set());
        AlertFiring firing = alert.firing();
        if (firing != null) {
            json.instant("fired", firing.time());
            if (firing.tick() != null) {
                write("tick", firing.tick(), json);
            }
        }
    }

    static void write(AlertTerms terms, FlatJson.Writer json) {
        json.text("symbol", terms.symbol())
                .text("condition", terms.condition())
                .text("price", terms.price())
                .text(
                        "percent",
                        terms.percent() == null ? null : terms.percent().toPlainString());
    }

    private static void write(String name, AlertTick tick, FlatJson.Writer json) {
        json.number(name + "Partition", tick.position().partition())
                .number(name + "Offset", tick.position().offset())
                .text(name + "Price", tick.price())
                .instant(name + "Time", tick.time());
    }

    /**
     * Reads an alert.
     *
     * @throws IllegalArgumentException if it is none, saying what is missing or wrong
     */
    public static Alert read(byte @Nullable [] value) {
        return read(FlatJson.read(value));
    }

    static Alert read(Fields fields) {
        AlertTick from = tick(fields, "from");
        if (from == null) {
            throw new IllegalArgumentException("an alert without the tick that it was set after");
        }
        return new Alert(
                id(fields),
                terms(fields),
                from,
                fields.instant("set"),
                fields.has("fired") ? new AlertFiring(fields.instant("fired"), tick(fields, "tick")) : null);
    }

    static String id(Fields fields) {
        return fields.value("alertId", AlertJson::id, "the place of an alert's command on the journal, such as 0-42");
    }

    private static String id(String text) {
        if (!Command.isPlace(text)) {
            throw new IllegalArgumentException("not an alert's id");
        }
        return text;
    }

    static AlertTerms terms(Fields fields) {
        return new AlertTerms(
                fields.value("symbol", Symbol::new, "a symbol"),
                fields.value("condition", AlertCondition::valueOf, "the condition of an alert"),
                CommandJson.price(fields, "price"),
                fields.has("percent") ? fields.decimal("percent") : null);
    }

    private static @Nullable AlertTick tick(Fields fields, String name) {
        TickPosition position = OrderJson.position(fields, name);
        if (position == null) {
            return null;
        }
        Price price = CommandJson.price(fields, name + "Price");
        if (price == null) {
            throw new IllegalArgumentException("a tick without its price");
        }
        return new AlertTick(position, price, fields.instant(name + "Time"));
    }
}
