package io.tickertape.testbed.chaos;

import io.tickertape.testbed.chaos.Logs.Line;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Holds what was told against what stands on Kafka, by the formats of the messages alone. */
final class Audit {
    /** Nobody's commands, and those whose only answer is what becomes of an order that they forbid. */
    static final Set<String> UNANSWERED = Set.of("mark", "withdraw");

    private static final Set<String> FIRST = Set.of("NEW", "REJECTED");

    private final List<String> faults = new ArrayList<>();
    private final Map<String, FoldedAccount> accounts = new TreeMap<>();
    private final List<Line> commands;
    private final List<Line> reports;
    private final Map<String, List<Line>> reportsByCommand;
    private final Map<String, List<Line>> historiesByOrder;

    Audit(List<Line> journal, List<Line> reports, List<Line> prices) {
        this.reports = reports;
        commands = journal.stream()
                .filter(line -> !UNANSWERED.contains(line.field("action")))
                .toList();
        reportsByCommand = reports.stream().collect(Collectors.groupingBy(report -> report.field("command")));
        historiesByOrder = reports.stream()
                .filter(report -> FIRST.contains(report.field("execType")))
                .collect(Collectors.groupingBy(report -> report.field("clientOrderId")));
        fold();
        everyCommandHasItsReports();
        everyReportHasItsCommand();
        nothingIsPlacedOnATicketThatWasWithdrawn(journal);
        new TickAudit(prices, faults).of(reports);
        new ChangeAudit(commands, faults).of(reports);
        new AlertAudit(prices, faults).of(reports);
    }

    private void fold() {
        for (Line report : reports) {
            accounts.computeIfAbsent(report.field("account"), FoldedAccount::new)
                    .take(report);
        }
        accounts.values().forEach(account -> faults.addAll(account.faults));
    }

    private void everyCommandHasItsReports() {
        Map<String, Line> first = new HashMap<>();
        for (Line command : commands) {
            String id = command.field("clientOrderId");
            if (first.putIfAbsent(id, command) != null) {
                continue;
            }
            List<Line> answers = reportsByCommand.getOrDefault(id, List.of());
            boolean isLate = isLate(command);
            if (!isAnswered(command, answers, isLate)) {
                fault(
                        command.field("action") + (isLate ? " came too late" : "") + ", but was answered by " + answers,
                        id);
            }
        }
    }

    private static boolean isLate(Line command) {
        return command.stamp() > command.number("expires");
    }

    private boolean isAnswered(Line command, List<Line> answers, boolean isLate) {
        List<String> types =
                answers.stream().map(answer -> answer.field("execType")).toList();
        return switch (command.field("action")) {
            case "order" ->
                types.stream().filter(FIRST::contains).count() == 1
                        && historiesByOrder
                                        .getOrDefault(command.field("clientOrderId"), List.of())
                                        .size()
                                == 1
                        && answers.get(0).field("orderId").equals(command.place())
                        && (!isLate || types.equals(List.of("REJECTED")));
            case "cancel" -> isLate ? isRefusal(types) : isRefusal(types) || types.equals(List.of("CANCELED"));
            case "replace" -> isLate ? isRefusal(types) : isRefusal(types) || types.equals(List.of("REPLACED"));
            case "cancel-all" ->
                isRefusal(types) || (!isLate && Set.copyOf(types).equals(Set.of("CANCELED")));
            case "alert" -> isRefusedAlert(types) || (!isLate && types.equals(List.of("ALERT_SET")));
            case "alert-remove" -> isRefusedAlert(types) || (!isLate && types.equals(List.of("ALERT_REMOVED")));
            default -> false;
        };
    }

    private static boolean isRefusal(List<String> types) {
        return types.equals(List.of("CANCEL_REJECTED"));
    }

    private static boolean isRefusedAlert(List<String> types) {
        return types.equals(List.of("ALERT_REJECTED"));
    }

    private void nothingIsPlacedOnATicketThatWasWithdrawn(List<Line> journal) {
        Set<String> withdrawn = new HashSet<>();
        Set<String> placed = new HashSet<>();
        for (Line line : journal) {
            String id = line.field("clientOrderId");
            if (line.field("action").equals("withdraw") && !isLate(line) && !placed.contains(id)) {
                withdrawn.add(id);
            } else if (line.field("action").equals("order")) {
                placed.add(id);
            }
        }
        historiesByOrder.forEach((id, histories) -> {
            if (withdrawn.contains(id) && histories.stream().anyMatch(Audit::isNew)) {
                fault("was placed, though its ticket had been withdrawn", id);
            }
        });
    }

    private static boolean isNew(Line first) {
        return first.field("execType").equals("NEW");
    }

    private void everyReportHasItsCommand() {
        Set<String> known =
                commands.stream().map(command -> command.field("clientOrderId")).collect(Collectors.toSet());
        reportsByCommand.forEach((id, answers) -> {
            if (!id.isEmpty() && !known.contains(id)) {
                fault("was reported, but is not on the journal: " + answers, id);
            }
        });
        historiesByOrder.forEach((id, histories) -> {
            if (histories.size() > 1) {
                fault("has " + histories.size() + " histories", id);
            }
        });
    }

    /** Holds it against what traders were told. */
    void compare(Told told) {
        for (Told.Story story : told.orders()) {
            List<Line> histories = historiesByOrder.getOrDefault(story.id, List.of());
            boolean isPlaced = histories.stream().anyMatch(Audit::isNew);
            if (story.isConfirmed() && histories.size() != 1) {
                fault("was confirmed, and has " + histories.size() + " histories\n" + story, story.id);
            }
            if (isPlaced && (story.isNever() || story.isRefused())) {
                fault("was placed, though the trader was told otherwise\n" + story, story.id);
            }
        }
        for (Told.Story story : told.commands()) {
            if (story.isConfirmed()
                    && reportsByCommand.getOrDefault(story.id, List.of()).isEmpty()) {
                fault("was confirmed, and never carried out\n" + story, story.id);
            }
        }
    }

    private void fault(String what, String id) {
        List<String> concerned = new ArrayList<>();
        commands.stream()
                .filter(line -> line.field("clientOrderId").equals(id))
                .forEach(line -> concerned.add(line.toString()));
        reports.stream()
                .filter(line -> line.field("clientOrderId").equals(id)
                        || line.field("command").equals(id))
                .forEach(line -> concerned.add(line.toString()));
        faults.add(id + " " + what + "\n    " + String.join("\n    ", concerned));
    }

    Collection<FoldedAccount> accounts() {
        return accounts.values();
    }

    List<String> faults() {
        return List.copyOf(faults);
    }

    /** How often each kind of report there is. */
    Map<String, Long> counts() {
        return reports.stream()
                .collect(Collectors.groupingBy(
                        report -> report.field("execType"), LinkedHashMap::new, Collectors.counting()));
    }

    /** What stands on the journal, in words. */
    String commands() {
        long late = commands.stream().filter(Audit::isLate).count();
        long ids = commands.stream()
                .map(command -> command.field("clientOrderId"))
                .distinct()
                .count();
        return "%d commands (%d too late, %d for another time)".formatted(commands.size(), late, commands.size() - ids);
    }
}
