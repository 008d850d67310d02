package io.tickertape.trading.push;

import io.tickertape.trading.blotter.AccountChange;
import io.tickertape.trading.blotter.AccountView;
import io.tickertape.trading.blotter.BlotterLine;
import io.tickertape.trading.order.ExecutionReport;
import io.tickertape.trading.order.Order;
import io.tickertape.trading.view.DeskFragments;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The rows of orders that changed in one go, each rendered once, if any page needs it. */
final class OrderPieces {
    /** Beyond it, the whole table costs the browser less than its rows one by one. */
    private static final int MOST_ROWS = 40;

    private final DeskFragments fragments;
    private final AccountChange change;
    private final AccountView account;
    private final Map<String, List<ExecutionReport>> byCommand = new LinkedHashMap<>();
    private final Map<String, String> rendered = new HashMap<>();

    OrderPieces(DeskFragments fragments, AccountChange change, AccountView account) {
        this.fragments = fragments;
        this.change = change;
        this.account = account;
        change.reports().forEach(report -> byCommand
                .computeIfAbsent(report.command(), command -> new ArrayList<>())
                .add(report));
    }

    void changes(PageState shown, PageUpdate push) {
        if (change.lines().size() > MOST_ROWS) {
            push.body(once("blotter", () -> fragments.blotter(account.lines())));
            shown.showsOnly(
                    account.lines().stream().map(BlotterLine::clientOrderId).toList());
            return;
        }
        for (BlotterLine line : change.lines()) {
            String id = line.clientOrderId();
            if (shown.hadRow(id)) {
                push.row(once("row " + id, () -> fragments.row(line)));
            } else {
                push.body(once("new " + id, () -> fragments.newRow(line)));
            }
        }
        for (String oldest : change.dropped()) {
            if (shown.dropsRow(oldest)) {
                push.row(once("dropped " + oldest, () -> fragments.droppedRow(oldest)));
            }
        }
    }

    /** What is said of the reports that a command led to; the commands are those that a page asks for. */
    void answers(Predicate<String> asked, PageUpdate push) {
        byCommand.forEach((command, reports) -> {
            if (asked.test(command)) {
                ExecutionReport last = reports.get(reports.size() - 1);
                push.answer(Answer.of(
                        once("command " + command, () -> fragments.answer(reports, latest(last))), last.type()));
            }
        });
    }

    /** The order of a report as it stands after all that came with the report; null where the report has none. */
    private @Nullable Order latest(ExecutionReport report) {
        Order order = report.order();
        return order == null
                ? null
                : change.lines().stream()
                        .filter(line -> line.clientOrderId().equals(order.clientOrderId()))
                        .map(BlotterLine::reported)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(order);
    }

    String answer(BlotterLine line) {
        return once("answer " + line.clientOrderId(), () -> fragments.answer(line));
    }

    private String once(String name, Supplier<String> render) {
        return rendered.computeIfAbsent(name, any -> render.get());
    }
}
