package io.tickertape.testbed.chaos;

import io.tickertape.testbed.chaos.Logs.Line;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Holds alerts against the prices: each fires once, at the first tick after it was set that meets it. */
final class AlertAudit {
    private final Map<String, Line> ticks = new HashMap<>();
    private final Map<String, String> standing = new HashMap<>();
    private final List<String> faults;

    AlertAudit(List<Line> prices, List<String> faults) {
        prices.forEach(tick -> ticks.put(tick.place(), tick));
        this.faults = faults;
    }

    /** @param reports each account's in their order */
    void of(List<Line> reports) {
        for (Line report : reports) {
            switch (report.field("execType")) {
                case "ALERT_SET" -> goesOn(report, null, "pending");
                case "ALERT_FIRED" -> {
                    goesOn(report, "pending", "fired");
                    fired(report);
                }
                case "ALERT_REMOVED" ->
                    goesOn(report, report.field("fired").isEmpty() ? "pending" : "fired", "removed");
                default -> {}
            }
        }
    }

    private void goesOn(Line report, @Nullable String from, String to) {
        String before = standing.put(report.field("alertId"), to);
        check(Objects.equals(before, from), "an alert goes from " + before + " to " + to, report);
    }

    private void fired(Line report) {
        Line tick = ticks.get(report.field("tickPartition") + "-" + report.field("tickOffset"));
        if (tick == null || !tick.key().equals(report.field("symbol"))) {
            check(false, "an alert fired at a tick that never was", report);
            return;
        }
        check(price(tick).compareTo(new BigDecimal(report.field("tickPrice"))) == 0, "not the tick's price", report);
        check(isMet(report, tick), "an alert fired at a tick that does not meet it: " + tick, report);
        if (report.field("tickPartition").equals(report.field("fromPartition"))) {
            check(report.number("tickOffset") > report.number("fromOffset"), "an alert fired at an old tick", report);
            missed(report, tick);
        }
    }

    /** A producer whose broker was killed writes a tick twice: what is not above the sequence before is no news. */
    private void missed(Line report, Line firing) {
        long newest = Long.MIN_VALUE;
        for (long offset = report.number("fromOffset"); offset < firing.offset(); offset++) {
            Line earlier = ticks.get(report.field("tickPartition") + "-" + offset);
            if (earlier != null && earlier.key().equals(firing.key())) {
                boolean isNews = earlier.field("sequence").isEmpty() || earlier.number("sequence") > newest;
                newest = Math.max(newest, earlier.number("sequence"));
                boolean isMissed = isNews && offset > report.number("fromOffset") && isMet(report, earlier);
                check(!isMissed, "an alert missed " + earlier, report);
            }
        }
    }

    private static boolean isMet(Line alert, Line tick) {
        BigDecimal last = price(tick);
        return switch (alert.field("condition")) {
            case "PRICE_ABOVE" -> last.compareTo(new BigDecimal(alert.field("price"))) >= 0;
            case "PRICE_BELOW" -> last.compareTo(new BigDecimal(alert.field("price"))) <= 0;
            default -> {
                BigDecimal from = new BigDecimal(alert.field("fromPrice"));
                BigDecimal needed = new BigDecimal(alert.field("percent")).multiply(from);
                yield last.subtract(from)
                                .abs()
                                .multiply(BigDecimal.valueOf(100))
                                .compareTo(needed)
                        >= 0;
            }
        };
    }

    private static BigDecimal price(Line tick) {
        return new BigDecimal(tick.field("price"));
    }

    private void check(boolean holds, String otherwise, Line report) {
        if (!holds) {
            faults.add(otherwise + ": " + report);
        }
    }
}
