package io.tickertape.testbed.chaos;

import io.tickertape.testbed.chaos.Logs.Line;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Whether each fill was made at a tick that there was, at its price, and by no more than its size. */
final class TickAudit {
    private final Map<String, Line> ticks = new HashMap<>();
    private final Map<String, Long> taken = new HashMap<>();
    private final List<String> faults;

    TickAudit(List<Line> prices, List<String> faults) {
        prices.forEach(tick -> ticks.put(tick.place(), tick));
        this.faults = faults;
    }

    void of(List<Line> reports) {
        reports.stream()
                .filter(report -> report.field("execType").equals("TRADE"))
                .forEach(this::check);
    }

    private void check(Line fill) {
        String place = fill.field("tickPartition") + "-" + fill.field("tickOffset");
        Line tick = ticks.get(place);
        if (tick == null || !tick.key().equals(fill.field("symbol"))) {
            faults.add("filled at a tick that never was: " + fill + "; there is " + tick);
            return;
        }
        String side = fill.field("side").equals("BUY") ? "ask" : "bid";
        String price = tick.fields().getOrDefault(side, tick.field("price"));
        if (new BigDecimal(price).compareTo(new BigDecimal(fill.field("lastPrice"))) != 0) {
            faults.add("filled at another price than the tick's: " + fill + "; there is " + tick);
        }
        long shares = taken.merge(fill.field("account") + " " + place, fill.number("lastQuantity"), Long::sum);
        if (tick.fields().containsKey("size") && shares > tick.number("size")) {
            faults.add("takes " + shares + " shares of a tick that has fewer: " + fill + "; there is " + tick);
        }
    }
}
