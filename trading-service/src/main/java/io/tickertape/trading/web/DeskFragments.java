package io.tickertape.trading.web;

import io.tickertape.trading.blotter.AccountView;
import io.tickertape.trading.blotter.BlotterLine;
import io.tickertape.trading.controls.ControlsView;
import io.tickertape.trading.journal.JournalState;
import io.tickertape.trading.order.Command;
import io.tickertape.trading.order.ExecutionReport;
import io.tickertape.trading.order.Order;
import io.tickertape.trading.order.Outcome;
import io.tickertape.trading.order.Quantity;
import io.tickertape.trading.order.Refusal;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;

/** The desk's page and its pieces, from one template: what is pushed is what a reload would show. */
public final class DeskFragments {
    /** How many reports the page shows. */
    public static final int ACTIVITY_LINES = 30;

    private static final String TEMPLATE = "desk";

    private final TemplateEngine templates;
    private final DeskConfig config;
    private final AssetVersion assets;
    private final BigDecimal openingCash;
    private final Marks marks;

    /** @param openingCash what an account will have that has none yet */
    public DeskFragments(
            TemplateEngine templates, DeskConfig config, AssetVersion assets, BigDecimal openingCash, Marks marks) {
        this.templates = templates;
        this.config = config;
        this.assets = assets;
        this.openingCash = openingCash;
        this.marks = marks;
    }

    public String page(
            AccountView view,
            Visit visit,
            JournalState journal,
            DeskStanding.Standing standing,
            ControlsView controls) {
        Map<String, Object> model = new HashMap<>();
        model.put("desk", config);
        model.put("account", view.account().name());
        model.put("form", visit.form());
        model.put("isOperator", visit.isOperator());
        model.put("controls", controls);
        model.put("assets", assets.value());
        model.put("lines", rows(view.lines()));
        model.put("open", openRows(view.account().working()));
        model.put("figures", figures(view));
        model.put("activity", activityLines(view.activity()));
        model.put("journal", journal);
        model.put("standing", standing);
        return templates.process(TEMPLATE, context(model));
    }

    /** The whole blotter, to take the place of the one on the page. */
    public String blotter(List<BlotterLine> lines) {
        return fragment("blotter", Map.of("lines", rows(lines), "swap", "true"));
    }

    /** A row that takes the place of its older self. */
    public String row(BlotterLine line) {
        return fragment("row", Map.of("line", OrderRow.of(line), "rowSwap", "true"));
    }

    /** A row that the page does not have yet. A bare row could not be added: it needs the body around it. */
    public String newRow(BlotterLine line) {
        return body("blotter", fragment("row", Map.of("line", OrderRow.of(line))));
    }

    public String droppedRow(String clientOrderId) {
        return fragment("dropped", Map.of("id", "o-" + clientOrderId));
    }

    /** All open orders, to take the place of those on the page. */
    public String openOrders(Collection<Order> orders) {
        return fragment("open", Map.of("open", openRows(orders), "swap", "true"));
    }

    public String openOrder(Order order) {
        return fragment("open-row", Map.of("line", OpenOrderRow.of(order), "rowSwap", "true"));
    }

    /** An open order that the page does not have yet. */
    public String newOpenOrder(Order order) {
        return body("open-rows", fragment("open-row", Map.of("line", OpenOrderRow.of(order))));
    }

    public String closedOrder(String orderId) {
        return fragment("dropped", Map.of("id", "w-" + orderId));
    }

    private static String body(String id, String row) {
        return "<tbody hx-swap-oob=\"afterbegin:#" + id + "\">" + row + "</tbody>";
    }

    /** Cash and positions at the latest prices. */
    public AccountFigures figures(AccountView view) {
        return AccountFigures.of(view.account(), openingCash, marks);
    }

    public String positions(AccountFigures figures) {
        return fragment("positions", Map.of("figures", figures, "swap", "true"));
    }

    public String cash(AccountFigures figures) {
        return fragment("cash", Map.of("figures", figures, "swap", "true"));
    }

    /** The latest reports, to take the place of those on the page. */
    public String activity(List<ExecutionReport> latestFirst) {
        return fragment("activity", Map.of("activity", activityLines(latestFirst), "swap", "true"));
    }

    /** Reports that the page does not have yet; those that must make room for them are for {@link #oldActivity}. */
    public String newActivity(List<String> linesLatestFirst) {
        return "<ol hx-swap-oob=\"afterbegin:#activity\">" + String.join("", linesLatestFirst) + "</ol>";
    }

    public String activityLine(ExecutionReport report) {
        return fragment("activity-line", Map.of("line", ActivityLine.of(report)));
    }

    public String oldActivity(long sequence) {
        return fragment("gone", Map.of("id", "x-" + sequence));
    }

    /** What the trader is told of the reports that a command of this page led to. */
    public String answer(List<ExecutionReport> reports) {
        ExecutionReport last = reports.get(reports.size() - 1);
        boolean isSame = reports.stream().allMatch(report -> report.type() == last.type());
        ActivityLine line = ActivityLine.of(last);
        String words = reports.size() > 1 && isSame ? Figures.shares(reports.size()) + " orders" : line.words();
        return fragment("reported", Map.of("line", line, "words", words, "command", last.command()));
    }

    /** What became of a command, other than a new order, on its way. */
    public String answer(Command command, Outcome outcome) {
        return fragment("commanded", Map.of("command", command, "outcome", outcome));
    }

    public String ticket(String ticket) {
        return fragment("ticket", Map.of("ticket", ticket, "swap", "true"));
    }

    public String journal(JournalState journal) {
        return fragment("journal", Map.of("journal", journal, "swap", "true"));
    }

    public String standing(DeskStanding.Standing standing) {
        return fragment("standing", Map.of("standing", standing, "swap", "true"));
    }

    /** What is stopped for the account of the page. */
    public String controls(ControlsView controls) {
        return fragment("controls", Map.of("controls", controls, "swap", "true"));
    }

    public String heartbeat(Instant now) {
        return fragment("heartbeat", Map.of("now", now.truncatedTo(ChronoUnit.MILLIS), "swap", "true"));
    }

    /** What the trader is told beside the ticket about the order that was written on it. */
    public String answer(BlotterLine line) {
        Map<String, Object> model = new HashMap<>();
        model.put("line", line);
        model.put("words", Words.of(line.order()));
        long nearest = line.outcome().nearestQuantity();
        model.put("offer", nearest > 0 ? Offer.of(line.order(), new Quantity(nearest)) : null);
        return fragment("answer", model);
    }

    /**
     * Why nothing was placed.
     *
     * @param order the clientOrderId that the refusals are about, or the empty text when there is none
     */
    public String refusals(String order, List<Refusal> refusals) {
        return refusals("answer", order, refusals);
    }

    /** Why nothing was changed about open orders. */
    public String changeRefusals(List<Refusal> refusals) {
        return refusals("change-answer", "", refusals);
    }

    private String refusals(String target, String order, List<Refusal> refusals) {
        boolean asks = refusals.stream().allMatch(Refusal::isSoft);
        List<Offer> offers = refusals.stream()
                .filter(refusal -> refusal.isSoft() == asks)
                .map(Refusal::nearest)
                .filter(Objects::nonNull)
                .map(Offer::of)
                .distinct()
                .toList();
        return fragment(
                "refusals",
                Map.of("target", target, "order", order, "refusals", refusals, "asks", asks, "offers", offers));
    }

    private static List<OrderRow> rows(List<BlotterLine> lines) {
        return lines.stream().map(OrderRow::of).toList();
    }

    private static List<OpenOrderRow> openRows(Collection<Order> orders) {
        List<Order> latestFirst = new ArrayList<>(orders);
        Collections.reverse(latestFirst);
        return latestFirst.stream().map(OpenOrderRow::of).toList();
    }

    private static List<ActivityLine> activityLines(List<ExecutionReport> latestFirst) {
        return latestFirst.stream().limit(ACTIVITY_LINES).map(ActivityLine::of).toList();
    }

    private String fragment(String name, Map<String, Object> model) {
        return templates.process(TEMPLATE, Set.of(name), context(model)).strip();
    }

    private static Context context(Map<String, Object> model) {
        return new Context(Locale.ROOT, model);
    }
}
