package io.tickertape.testbed.chaos;

import io.tickertape.testbed.chaos.Logs.Line;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Holds changes against what their traders had seen: nobody replaces terms, or cancels all orders, from an older state.
 * A change that names no report was made from whatever stands.
 */
final class ChangeAudit {
    private final Map<String, Line> commands = new HashMap<>();
    private final Map<String, Long> accepted = new HashMap<>();
    private final Map<String, Long> changed = new HashMap<>();
    private final List<String> faults;

    ChangeAudit(List<Line> commands, List<String> faults) {
        commands.forEach(command -> this.commands.putIfAbsent(command.field("clientOrderId"), command));
        this.faults = faults;
    }

    /** @param reports each account's in their order */
    void of(List<Line> reports) {
        for (Line report : reports) {
            String order = report.field("orderId");
            long sequence = report.number("sequence");
            switch (report.field("execType")) {
                case "NEW" -> {
                    accepted.put(order, sequence);
                    changed.put(order, sequence);
                }
                case "REPLACED" -> {
                    check(report, changed, "was replaced by a change made from an older state");
                    changed.put(order, sequence);
                }
                case "CANCELED" -> check(report, accepted, "was cancelled with orders that its trader had not seen");
                default -> {}
            }
        }
    }

    private void check(Line report, Map<String, Long> since, String otherwise) {
        Line command = commands.get(report.field("command"));
        String order = report.field("orderId");
        if (command != null
                && !command.field("report").isEmpty()
                && command.number("report") < since.getOrDefault(order, 0L)) {
            faults.add("%s %s, that of report %s, though report %d had set its terms\n    %s\n    %s"
                    .formatted(order, otherwise, command.field("report"), since.get(order), command, report));
        }
    }
}
