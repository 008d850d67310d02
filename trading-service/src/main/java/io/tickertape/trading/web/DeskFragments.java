package io.tickertape.trading.web;

import io.tickertape.trading.blotter.AccountView;
import io.tickertape.trading.blotter.BlotterLine;
import io.tickertape.trading.controls.ControlsView;
import io.tickertape.trading.journal.JournalState;
import io.tickertape.trading.order.Command;
import io.tickertape.trading.order.ExecutionReport;
import io.tickertape.trading.order.Outcome;
import io.tickertape.trading.order.Refusal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;

/** The desk's page and its pieces, from one template: what is pushed is what a reload would show. */
public final class DeskFragments {
    private static final String TEMPLATE = "desk";

    private final TemplateEngine templates;
    private final DeskConfig config;
    private final AssetVersion assets;

    public DeskFragments(TemplateEngine templates, DeskConfig config, AssetVersion assets) {
        this.templates = templates;
        this.config = config;
        this.assets = assets;
    }

    public String page(AccountView account, Visit visit, JournalState journal, ControlsView controls) {
        Map<String, Object> model = new HashMap<>();
        model.put("desk", config);
        model.put("account", account.account().name());
        model.put("form", visit.form());
        model.put("isOperator", visit.isOperator());
        model.put("controls", controls);
        model.put("assets", assets.value());
        model.put("lines", account.lines());
        model.put("view", account);
        model.put("journal", journal);
        return templates.process(TEMPLATE, context(model));
    }

    /** The whole blotter, to take the place of the one on the page. */
    public String blotter(List<BlotterLine> lines) {
        return fragment("blotter", Map.of("lines", lines, "swap", "true"));
    }

    /** A row that takes the place of its older self. */
    public String row(BlotterLine line) {
        return fragment("row", Map.of("line", line, "rowSwap", "true"));
    }

    /** A row that the page does not have yet. A bare row could not be added: it needs the body around it. */
    public String newRow(BlotterLine line) {
        return "<tbody hx-swap-oob=\"afterbegin:#blotter\">" + fragment("row", Map.of("line", line)) + "</tbody>";
    }

    public String droppedRow(String clientOrderId) {
        return fragment("dropped", Map.of("id", clientOrderId));
    }

    /** Cash, positions, open orders and activity, each to take the place of the one on the page. */
    public String account(AccountView account) {
        return fragment("account", Map.of("view", account, "swap", "true"));
    }

    /** What the trader is told of a report that answers a command of this page. */
    public String answer(ExecutionReport report) {
        return fragment("reported", Map.of("report", report));
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

    /** What is stopped for the account of the page. */
    public String controls(ControlsView controls) {
        return fragment("controls", Map.of("controls", controls, "swap", "true"));
    }

    public String heartbeat(Instant now) {
        return fragment("heartbeat", Map.of("now", now.truncatedTo(ChronoUnit.MILLIS), "swap", "true"));
    }

    /** What the trader is told beside the ticket about the order that was written on it. */
    public String answer(BlotterLine line) {
        return fragment("answer", Map.of("line", line));
    }

    /**
     * Why nothing was placed.
     *
     * @param order the clientOrderId that the refusals are about, or the empty text when there is none
     */
    public String refusals(String order, List<Refusal> refusals) {
        return fragment("refusals", Map.of("order", order, "refusals", refusals));
    }

    private String fragment(String name, Map<String, Object> model) {
        return templates.process(TEMPLATE, Set.of(name), context(model)).strip();
    }

    private static Context context(Map<String, Object> model) {
        return new Context(Locale.ROOT, model);
    }
}
