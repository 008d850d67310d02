package io.tickertape.trading.view;

import io.tickertape.tape.fragment.CompiledFragment;
import io.tickertape.trading.blotter.BlotterLine;
import io.tickertape.trading.controls.ControlsView;
import io.tickertape.trading.journal.JournalState;
import io.tickertape.trading.order.AlertCommand;
import io.tickertape.trading.order.Command;
import io.tickertape.trading.order.ExecutionReport;
import io.tickertape.trading.order.ExecutionType;
import io.tickertape.trading.order.Order;
import io.tickertape.trading.order.Outcome;
import io.tickertape.trading.order.PreviewedForm;
import io.tickertape.trading.order.Refusal;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.TemplateEngine;

/** The pieces of the desk's page, from its own template: what is pushed is what a reload would show. */
public final class DeskFragments {
    private static final String CHANGE_ANSWER = "change-answer";
    private static final String ALERT_ANSWER = "alert-answer";

    private final DeskTemplate template;
    private final Marks marks;
    private final DayEnd dayEnd;
    private final AccountFragments account;
    private final AlertFragments alerts;
    private final CompiledFragment<OrderRow> row;
    private final CompiledFragment<OrderRow> swappedRow;
    private final CompiledFragment<RemovedRow> gone;
    private final CompiledFragment<OrderAnswer> told;
    private final CompiledFragment<TicketField> ticket;

    /** @param openingCash what an account will have that has none yet */
    public DeskFragments(TemplateEngine templates, BigDecimal openingCash, Marks marks, DayEnd dayEnd) {
        this.marks = marks;
        this.dayEnd = dayEnd;
        template = new DeskTemplate(templates);
        account = new AccountFragments(template, openingCash, marks, dayEnd);
        alerts = new AlertFragments(template);
        row = template.of(OrderRow.class, "row", "line", Map.of());
        swappedRow = template.of(OrderRow.class, "row", "line", Map.of("rowSwap", "true"));
        gone = template.of(RemovedRow.class, "dropped", "gone", Map.of());
        told = template.of(OrderAnswer.class, "answer", "told", Map.of());
        ticket = template.of(TicketField.class, "ticket", "ticket", DeskTemplate.SWAPPED);
    }

    /** Those of an account's open orders, positions, cash and activity. */
    public AccountFragments ofAccount() {
        return account;
    }

    /** Those of an account's alerts. */
    public AlertFragments ofAlerts() {
        return alerts;
    }

    /** The whole blotter, to take the place of the one on the page. */
    public String blotter(List<BlotterLine> lines) {
        return template.filled(
                "blotter",
                "lines",
                lines.stream().map(OrderRow::of).map(row::render).toList());
    }

    /** A row that takes the place of its older self. */
    public String row(BlotterLine line) {
        return swappedRow.render(OrderRow.of(line));
    }

    /** A row that the page does not have yet. */
    public String newRow(BlotterLine line) {
        return DeskTemplate.added("blotter", row.render(OrderRow.of(line)));
    }

    public String droppedRow(String clientOrderId) {
        return gone.render(new RemovedRow("o-" + clientOrderId));
    }

    /**
     * What the trader is told of the reports that a command of this page led to.
     *
     * @param latest the last report's order as it stands by now: a replacement may have traded at once
     */
    public String answer(List<ExecutionReport> reports, @Nullable Order latest) {
        ExecutionReport last = reports.get(reports.size() - 1);
        boolean isSame = reports.stream().allMatch(report -> report.type() == last.type());
        ActivityLine line = ActivityLine.of(last);
        String words = reports.size() > 1 && isSame
                ? ActivityLine.words(reports)
                : latest != null && last.type() == ExecutionType.REPLACED ? ActivityLine.words(latest) : line.words();
        return template.fragment(
                "reported",
                Map.of(
                        "line",
                        line,
                        "words",
                        words,
                        "command",
                        last.command(),
                        "target",
                        line.kind().startsWith("alert") ? ALERT_ANSWER : CHANGE_ANSWER));
    }

    /** What became of a command, other than a new order, on its way. */
    public String answer(Command command, Outcome outcome) {
        return template.fragment(
                "commanded",
                Map.of(
                        "command",
                        command,
                        "outcome",
                        outcome,
                        "target",
                        command instanceof AlertCommand ? ALERT_ANSWER : CHANGE_ANSWER));
    }

    public String ticket(String text) {
        return ticket.render(new TicketField(text));
    }

    /** What would become of the order on a form that is being typed on. */
    public String preview(PreviewedForm form) {
        return template.fragment(
                "preview", Map.of("preview", PreviewLines.of(form, marks.instrument(form.symbol())), "swap", "true"));
    }

    public String journal(JournalState journal) {
        return template.fragment("journal", Map.of("journal", journal, "swap", "true"));
    }

    public String standing(EngineStatus.Standing standing) {
        return template.fragment("standing", Map.of("standing", standing, "swap", "true"));
    }

    /** What is stopped for the account of the page. */
    public String controls(ControlsView controls) {
        return template.fragment("controls", Map.of("controls", controls, "swap", "true"));
    }

    public String heartbeat(Instant now) {
        return template.fragment("heartbeat", Map.of("now", now.truncatedTo(ChronoUnit.MILLIS), "swap", "true"));
    }

    /** What the trader is told beside the ticket about the order that was written on it. */
    public String answer(BlotterLine line) {
        return told.render(OrderAnswer.of(line, dayEnd));
    }

    /** The order on a ticket is being checked, or on its way to the journal: its fate is told as soon as it is known. */
    public String inHand(String clientOrderId) {
        return told.render(new OrderAnswer("sending", "sending", clientOrderId, "", "its order is in hand", null));
    }

    /** The order on a ticket may be one of those that had to make room: nobody here knows what became of it. */
    public String noLongerShown(String clientOrderId) {
        return told.render(new OrderAnswer(
                "not-shown",
                "not among the latest orders",
                clientOrderId,
                "",
                "if it was placed, it is in the whole history",
                null));
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
        return refusals(CHANGE_ANSWER, "", refusals);
    }

    private String refusals(String target, String order, List<Refusal> refusals) {
        boolean asks = refusals.stream().allMatch(Refusal::isSoft);
        List<Suggestion> offers = refusals.stream()
                .filter(refusal -> refusal.isSoft() == asks)
                .map(Refusal::nearest)
                .filter(Objects::nonNull)
                .map(Suggestion::of)
                .distinct()
                .toList();
        return template.fragment(
                "refusals",
                Map.of(
                        "target",
                        target,
                        "order",
                        order,
                        "refusals",
                        refusals.stream().map(RefusalLine::of).toList(),
                        "asks",
                        asks,
                        "offers",
                        offers));
    }

    /** What an order is placed on, as the form holds it. */
    public record TicketField(String text) {
        /** Does not show the ticket. */
        @Override
        public String toString() {
            return "TicketField";
        }
    }
}
