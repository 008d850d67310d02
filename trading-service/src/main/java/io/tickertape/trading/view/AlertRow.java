package io.tickertape.trading.view;

import io.tickertape.trading.alert.Alert;
import io.tickertape.trading.alert.AlertFiring;
import io.tickertape.trading.alert.AlertTick;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An alert as the desk shows it: among the alerts while it is pending, and as a notice once it has fired.
 *
 * @param words what it waits for, or what happened
 * @param time when it was set, or when what it tells of happened
 */
public record AlertRow(String id, String symbol, String words, String time, String clock) {
    static AlertRow of(Alert alert) {
        Instant time = timeOf(alert);
        return new AlertRow(
                alert.id(), alert.symbol().name(), words(alert), time.toString(), Figures.dateAndClock(time));
    }

    /** A price is as old as its tick, however late it was read. */
    private static Instant timeOf(Alert alert) {
        AlertFiring firing = alert.firing();
        if (firing == null) {
            return alert.set();
        }
        AlertTick tick = firing.tick();
        return alert.terms().condition().needsLevel() && tick != null ? tick.time() : firing.time();
    }

    /** The pending ones, the latest first. */
    static List<AlertRow> pending(Collection<Alert> alerts) {
        return latestFirst(alerts.stream().filter(Alert::isPending).toList());
    }

    /** Those that have fired and were not dismissed, the latest first. */
    static List<AlertRow> fired(Collection<Alert> alerts) {
        return latestFirst(alerts.stream().filter(alert -> !alert.isPending()).toList());
    }

    private static List<AlertRow> latestFirst(List<Alert> alerts) {
        return alerts.stream()
                .sorted(Comparator.comparing(AlertRow::timeOf).reversed())
                .map(AlertRow::of)
                .toList();
    }

    static String words(Alert alert) {
        AlertFiring firing = alert.firing();
        if (firing != null) {
            return happened(alert, firing.tick());
        }
        return switch (alert.terms().condition()) {
            case MOVED ->
                alert.terms().inWords() + " from " + Figures.price(alert.from().price());
            case PRICE_ABOVE, PRICE_BELOW, STALE, HALTED -> alert.terms().inWords();
        };
    }

    private static String happened(Alert alert, @Nullable AlertTick tick) {
        String symbol = alert.symbol().name();
        String last = tick == null ? "" : Figures.price(tick.price());
        return switch (alert.terms().condition()) {
            case PRICE_ABOVE ->
                symbol + " is at " + last + ": at or above "
                        + Figures.price(alert.terms().price());
            case PRICE_BELOW ->
                symbol + " is at " + last + ": at or below "
                        + Figures.price(alert.terms().price());
            case MOVED ->
                symbol + " is at " + last + ": moved by " + moved(alert, tick) + " % from "
                        + Figures.price(alert.from().price());
            case STALE ->
                tick == null
                        ? symbol + " has no price any more"
                        : symbol + " is stale: its last price, " + last + ", is of " + Figures.dateAndClock(tick.time())
                                + " UTC";
            case HALTED -> symbol + " is halted";
        };
    }

    private static String moved(Alert alert, @Nullable AlertTick tick) {
        return tick == null
                ? ""
                : Figures.signed(tick.price().percentAbove(alert.from().price()));
    }
}
