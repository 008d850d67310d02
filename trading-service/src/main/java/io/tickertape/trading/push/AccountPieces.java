package io.tickertape.trading.push;

import io.tickertape.trading.alert.Alert;
import io.tickertape.trading.blotter.AccountView;
import io.tickertape.trading.order.ExecutionReport;
import io.tickertape.trading.view.AccountFigures;
import io.tickertape.trading.view.AccountFragments;
import io.tickertape.trading.view.AlertFragments;
import io.tickertape.trading.view.DeskFragments;
import io.tickertape.trading.view.OpenOrder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Open orders, positions, cash and activity of an account that is held still: each piece is rendered once, if any page
 * lacks it.
 */
final class AccountPieces {
    /** Beyond it, a whole table costs the browser less than its rows one by one. */
    private static final int MOST_ROWS = 40;

    private final AccountFragments fragments;
    private final Map<String, OpenOrder> working = new LinkedHashMap<>();
    private final Collection<OpenOrder> workingInOrder;
    private final List<ExecutionReport> latestFirst;
    private final long report;
    private final long asOf;
    private final String day;
    private final AccountFigures figures;
    private final AlertFragments alertFragments;
    private final List<Alert> alerts;
    private final Map<String, String> rendered = new HashMap<>();

    AccountPieces(DeskFragments desk, AccountView view) {
        fragments = desk.ofAccount();
        alertFragments = desk.ofAlerts();
        alerts = List.copyOf(view.account().alerts());
        workingInOrder = fragments.open(view.account().working());
        workingInOrder.forEach(open -> working.put(open.order().orderId(), open));
        latestFirst = view.activity();
        report = latestFirst.isEmpty() ? 0 : latestFirst.get(0).sequence();
        asOf = view.account().sequence();
        day = fragments.day();
        figures = fragments.figures(view);
    }

    /** Everything, whatever the page shows. */
    void whole(PageState shown, PageUpdate push) {
        push.body(once("open", () -> fragments.openOrders(workingInOrder)));
        push.rest(once("activity", () -> fragments.activity(latestFirst)));
        shown.open.clear();
        shown.open.putAll(working);
        shown.report = report;
        shown.asOf = -1;
        shown.day = "";
        shown.figures = null;
        shown.alerts = null;
        marks(shown, push);
    }

    /** What the page does not show yet. */
    void changes(PageState shown, PageUpdate push) {
        activity(shown, push);
        marks(shown, push);
    }

    /** What prices change, or their absence, or the end of a session. */
    void marks(PageState shown, PageUpdate push) {
        openOrders(shown, push);
        if (!alerts.equals(shown.alerts)) {
            push.rest(once("alerts", () -> alertFragments.alerts(alerts)));
            shown.alerts = alerts;
        }
        if (shown.asOf != asOf) {
            push.rest(once("as of", () -> fragments.asOf(asOf)));
            shown.asOf = asOf;
        }
        if (!shown.day.equals(day)) {
            push.rest(once("day", () -> fragments.day(day)));
            shown.day = day;
        }
        AccountFigures before = shown.figures;
        if (before == null || !before.positions().equals(figures.positions())) {
            push.body(once("positions", () -> fragments.positions(figures)));
        }
        if (before == null || !before.cashAlone().equals(figures.cashAlone())) {
            push.rest(once("cash", () -> fragments.cash(figures)));
        }
        shown.figures = figures;
    }

    private void openOrders(PageState shown, PageUpdate push) {
        List<OpenOrder> changed = new ArrayList<>();
        working.forEach((id, order) -> {
            if (!order.equals(shown.open.get(id))) {
                changed.add(order);
            }
        });
        Set<String> closed = new HashSet<>(shown.open.keySet());
        closed.removeAll(working.keySet());
        if (changed.size() + closed.size() > MOST_ROWS) {
            push.body(once("open", () -> fragments.openOrders(workingInOrder)));
            shown.open.clear();
            shown.open.putAll(working);
            return;
        }
        for (OpenOrder open : changed) {
            String id = open.order().orderId();
            if (shown.open.put(id, open) == null) {
                push.body(once("new " + id, () -> fragments.newOpenOrder(open)));
            } else {
                push.row(once("row " + id, () -> fragments.openOrder(open)));
            }
        }
        for (String id : closed) {
            shown.open.remove(id);
            push.row(once("closed " + id, () -> fragments.closedOrder(id)));
        }
    }

    private void activity(PageState shown, PageUpdate push) {
        long added = report - shown.report;
        if (added <= 0) {
            return;
        }
        if (added >= AccountFragments.ACTIVITY_LINES) {
            push.rest(once("activity", () -> fragments.activity(latestFirst)));
        } else {
            List<String> lines = latestFirst.stream()
                    .limit(added)
                    .map(line -> once("line " + line.sequence(), () -> fragments.activityLine(line)))
                    .toList();
            push.rest(fragments.newActivity(lines));
            long oldest = report - AccountFragments.ACTIVITY_LINES;
            for (long old = Math.max(1, oldest - added + 1); old <= oldest; old++) {
                push.rest(fragments.oldActivity(old));
            }
        }
        shown.report = report;
    }

    private String once(String name, Supplier<String> render) {
        return rendered.computeIfAbsent(name, any -> render.get());
    }
}
