package io.tickertape.trading.view;

import io.tickertape.tape.fragment.PageTemplate;
import io.tickertape.tape.market.Symbol;
import io.tickertape.trading.blotter.AccountView;
import io.tickertape.trading.browser.DeskConfiguration;
import io.tickertape.trading.controls.ControlsView;
import io.tickertape.trading.journal.JournalState;
import io.tickertape.trading.order.PreviewedForm;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.TemplateEngine;

/** The desk's page: all that its socket renews as it stands now, and its forms, which work without a script too. */
public final class DeskPage {
    /** Where the page says what became of a form, by the template's names for the places. */
    private static final List<String> ANSWERS = List.of("answer", "changeAnswer", "alertAnswer");

    private final PageTemplate template;
    private final DeskConfiguration config;
    private final AccountFragments account;
    private final Marks marks;
    private final String assets;

    /** @param assets the version of the scripts and style sheets */
    public DeskPage(
            TemplateEngine templates, DeskConfiguration config, DeskFragments fragments, Marks marks, String assets) {
        this.config = config;
        this.marks = marks;
        this.assets = assets;
        template = new PageTemplate(templates, "desk");
        account = fragments.ofAccount();
    }

    public String html(
            AccountView view,
            Visit visit,
            JournalState journal,
            EngineStatus.Standing standing,
            ControlsView controls) {
        Map<String, Object> model = new HashMap<>();
        model.put("desk", config);
        model.put("assets", assets);
        model.put("controls", controls);
        model.put("journal", journal);
        model.put("standing", standing);
        account(view, model);
        forms(view, visit, model);
        Map<String, String> answers = new HashMap<>();
        ANSWERS.forEach(place -> answers.put(place, ""));
        answers.put(answered(visit.written()), visit.answer());
        return template.page(model, answers);
    }

    private void account(AccountView view, Map<String, Object> model) {
        AccountFigures figures = account.figures(view);
        model.put("account", view.account().name());
        model.put("lines", view.lines().stream().map(OrderRow::of).toList());
        model.put("open", AccountFragments.openRows(account.open(view.account().working())));
        model.put("figures", figures);
        model.put("positions", figures.positions());
        model.put("activity", AccountFragments.activityLines(view.activity()));
        model.put(
                "shown",
                new AccountFragments.ShownReport(Long.toString(view.account().sequence())));
        model.put("day", new AccountFragments.ShownDay(account.day()));
        model.put("pending", AlertRow.pending(view.account().alerts()));
        model.put("fired", AlertRow.fired(view.account().alerts()));
    }

    private void forms(AccountView view, Visit visit, Map<String, Object> model) {
        WrittenForm written = visit.written();
        model.put("form", visit.form());
        model.put("isOperator", visit.isOperator());
        model.put("ticket", new DeskFragments.TicketField(visit.ticket()));
        boolean isOrder = written.field("action").isEmpty() || written.has("action", "order");
        model.put("written", isOrder ? written : WrittenForm.EMPTY);
        model.put("quote", quote(written.field("symbol")));
        model.put("alert", written.has("action", "alert") ? written : WrittenForm.EMPTY);
        OpenOrderRow replaced = replaced(view, written);
        model.put("replaced", replaced);
        model.put("change", replaced == null || isOrder ? change(replaced) : written);
        model.put("ticketPreview", PreviewLines.nothing(PreviewedForm.Name.TICKET));
        model.put("replacePreview", PreviewLines.nothing(PreviewedForm.Name.REPLACE));
    }

    private @Nullable ShownQuote quote(String symbol) {
        return Symbol.parse(symbol).map(marks::quote).orElse(null);
    }

    /** The open order that the page is asked to replace; null where it is not, or not open any more. */
    private @Nullable OpenOrderRow replaced(AccountView view, WrittenForm written) {
        String orderId = written.field(written.has("action", "replace") ? "orderId" : "replace");
        return account.open(view.account().working()).stream()
                .filter(open -> open.order().orderId().equals(orderId))
                .map(OpenOrderRow::of)
                .findFirst()
                .orElse(null);
    }

    private static WrittenForm change(@Nullable OpenOrderRow order) {
        return order == null
                ? WrittenForm.EMPTY
                : new WrittenForm(Map.of(
                        "orderId",
                        order.orderId(),
                        "quantity",
                        order.plainQuantity(),
                        "limitPrice",
                        order.limit(),
                        "stopPrice",
                        order.waits() ? order.stop() : ""));
    }

    private static String answered(WrittenForm written) {
        return switch (written.field("action")) {
            case "replace", "cancel", "cancel-all" -> "changeAnswer";
            case "alert", "alert-remove" -> "alertAnswer";
            default -> "answer";
        };
    }
}
