package io.tickertape.trading.view;

import io.tickertape.tape.fragment.CompiledFragment;
import io.tickertape.trading.blotter.AccountView;
import io.tickertape.trading.order.ExecutionReport;
import io.tickertape.trading.order.Order;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** What stands on the page of an account: its open orders, positions, cash and activity. */
public final class AccountFragments {
    /** How many reports the page shows. */
    public static final int ACTIVITY_LINES = 30;

    private final DeskTemplate template;
    private final BigDecimal openingCash;
    private final Marks marks;
    private final DayEnd dayEnd;
    private final CompiledFragment<OpenOrderRow> row;
    private final CompiledFragment<OpenOrderRow> swappedRow;
    private final CompiledFragment<PositionRow> position;
    private final CompiledFragment<AccountFigures> cash;
    private final CompiledFragment<ActivityLine> line;
    private final CompiledFragment<ShownReport> asOf;
    private final CompiledFragment<ShownDay> day;
    private final CompiledFragment<RemovedRow> goneRow;
    private final CompiledFragment<RemovedRow> goneLine;

    AccountFragments(DeskTemplate template, BigDecimal openingCash, Marks marks, DayEnd dayEnd) {
        this.template = template;
        this.openingCash = openingCash;
        this.marks = marks;
        this.dayEnd = dayEnd;
        row = template.of(OpenOrderRow.class, "open-row", "line", Map.of());
        swappedRow = template.of(OpenOrderRow.class, "open-row", "line", Map.of("rowSwap", "true"));
        position = template.of(PositionRow.class, "position", "row", Map.of(), "mark");
        cash = template.of(AccountFigures.class, "cash", "figures", DeskTemplate.SWAPPED);
        line = template.of(ActivityLine.class, "activity-line", "line", Map.of());
        asOf = template.of(ShownReport.class, "as-of", "shown", DeskTemplate.SWAPPED);
        day = template.of(ShownDay.class, "day", "day", DeskTemplate.SWAPPED);
        goneRow = template.of(RemovedRow.class, "dropped", "gone", Map.of());
        goneLine = template.of(RemovedRow.class, "gone", "gone", Map.of());
    }

    /** Open orders as the market stands now, oldest first. */
    public List<OpenOrder> open(Collection<Order> orders) {
        return orders.stream()
                .map(order -> new OpenOrder(order, marks.warning(order.symbol()), until(order)))
                .toList();
    }

    private String until(Order order) {
        return order.sessionEnd() == null ? "" : dayEnd.until(order.sessionEnd());
    }

    /** Until when an order for the day would stand. */
    public String day() {
        return dayEnd.next();
    }

    public String day(String until) {
        return day.render(new ShownDay(until));
    }

    /** The account's report that the page shows it as of, for what is done to all that the page shows. */
    public String asOf(long report) {
        return asOf.render(new ShownReport(Long.toString(report)));
    }

    /** All open orders, to take the place of those on the page. */
    public String openOrders(Collection<OpenOrder> orders) {
        return template.filled(
                "open", "open", openRows(orders).stream().map(row::render).toList());
    }

    static List<OpenOrderRow> openRows(Collection<OpenOrder> orders) {
        List<OpenOrder> latestFirst = new ArrayList<>(orders);
        Collections.reverse(latestFirst);
        return latestFirst.stream().map(OpenOrderRow::of).toList();
    }

    public String openOrder(OpenOrder order) {
        return swappedRow.render(OpenOrderRow.of(order));
    }

    /** An open order that the page does not have yet. */
    public String newOpenOrder(OpenOrder order) {
        return DeskTemplate.added("open-rows", row.render(OpenOrderRow.of(order)));
    }

    public String closedOrder(String orderId) {
        return goneRow.render(new RemovedRow("w-" + orderId));
    }

    /** Cash and positions at the latest prices. */
    public AccountFigures figures(AccountView view) {
        return AccountFigures.of(view.account(), openingCash, marks);
    }

    public String positions(AccountFigures figures) {
        return template.filled(
                "positions",
                "positions",
                figures.positions().stream().map(position::render).toList());
    }

    public String cash(AccountFigures figures) {
        return cash.render(figures.cashAlone());
    }

    /** The latest reports, to take the place of those on the page. */
    public String activity(List<ExecutionReport> latestFirst) {
        return template.filled(
                "activity",
                "activity",
                activityLines(latestFirst).stream().map(line::render).toList());
    }

    static List<ActivityLine> activityLines(List<ExecutionReport> latestFirst) {
        return latestFirst.stream().limit(ACTIVITY_LINES).map(ActivityLine::of).toList();
    }

    /** Reports that the page does not have yet; those that must make room for them are for {@link #oldActivity}. */
    public String newActivity(List<String> linesLatestFirst) {
        return "<ol hx-swap-oob=\"afterbegin:#activity\">" + String.join("", linesLatestFirst) + "</ol>";
    }

    public String activityLine(ExecutionReport report) {
        return line.render(ActivityLine.of(report));
    }

    public String oldActivity(long sequence) {
        return goneLine.render(new RemovedRow("x-" + sequence));
    }

    /** As the form holds it that cancels what the page shows. */
    public record ShownReport(String sequence) {}

    /** As the ticket says it. */
    public record ShownDay(String until) {}
}
