package io.tickertape.testbed.chaos;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Whether the desk has done everything that is on the journal, and has gone on doing nothing for a while. */
final class Quiet {
    private static final int LOOKS = 5;

    private final Logs logs;
    private long reports = -1;
    private int same;
    private List<String> open = List.of();

    Quiet(String bootstrapServers) {
        logs = new Logs(bootstrapServers);
    }

    /** Asked some times a second. */
    boolean isLevel() {
        List<Logs.Line> all = logs.all("executions");
        Map<String, Long> answered = new HashMap<>(
                all.stream().collect(Collectors.groupingBy(report -> report.field("command"), Collectors.counting())));
        open = logs.all("orders").stream()
                .filter(line -> !Audit.UNANSWERED.contains(line.field("action")))
                .map(line -> line.field("clientOrderId"))
                .filter(id -> !answered.containsKey(id))
                .toList();
        same = all.size() == reports ? same + 1 : 0;
        reports = all.size();
        return open.isEmpty() && same >= LOOKS;
    }

    @Override
    public String toString() {
        return reports + " reports, and none yet on " + open;
    }
}
