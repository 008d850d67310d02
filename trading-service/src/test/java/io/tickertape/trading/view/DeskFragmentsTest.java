package io.tickertape.trading.view;

import static io.tickertape.trading.Orders.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tickertape.trading.Orders;
import io.tickertape.trading.Silence;
import io.tickertape.trading.blotter.AccountView;
import io.tickertape.trading.blotter.Blotter;
import io.tickertape.trading.blotter.BlotterConfiguration;
import io.tickertape.trading.blotter.BlotterLine;
import io.tickertape.trading.browser.FormTokens;
import io.tickertape.trading.controls.ControlsView;
import io.tickertape.trading.journal.JournalListener;
import io.tickertape.trading.journal.JournalState;
import io.tickertape.trading.market.Market;
import io.tickertape.trading.order.NewOrder;
import io.tickertape.trading.order.Outcome;
import io.tickertape.trading.order.Refusal;
import io.tickertape.trading.order.SubmissionState;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeskFragmentsTest {
    private static final BlotterLine LINE = new BlotterLine(Orders.of("alice", "c1", NOON), Outcome.received(), null);

    private static final Visit VISIT =
            new Visit(new FormTokens.FormToken("formToken", "f1", null), false, "t1", WrittenForm.EMPTY, "");

    private static final String ROW =
            """
            <td><time datetime="2026-03-02T12:00:00Z">12:00:00</time><th scope="row"><a href="/symbols/AAPL">AAPL</a>\
            <td class="buy">Buy<td class="filled"><td>100<td>Limit Day<td>189.50<td>\
            <td class="state"><b>received</b></tr>""";

    private static final EngineStatus.Standing STANDING = new EngineStatus.Standing("live", "desk live");

    private final DeskFragments fragments = TestFragments.with(new Market(10));

    @Test
    void replacesARowByABareRow() {
        assertEquals("<tr id=\"o-c1\" hx-swap-oob=\"true\" data-state=\"received\">" + ROW, fragments.row(LINE));
    }

    @Test
    void addsARowInsideABody() {
        assertEquals(
                "<tbody hx-swap-oob=\"afterbegin:#blotter\"><tr id=\"o-c1\" data-state=\"received\">" + ROW
                        + "</tbody>",
                fragments.newRow(LINE));
    }

    @Test
    void saysWhyAnOrderWasNotPlaced() {
        BlotterLine late = new BlotterLine(LINE.order(), Outcome.arrivedTooLate(), null);

        assertTrue(fragments
                .row(late)
                .endsWith("<td class=\"state\"><b>not placed</b> <span>it reached the journal too late; nothing was"
                        + " placed</span></tr>"));
        assertTrue(fragments.row(late).contains(" data-state=\"not-placed\""));
    }

    @Test
    void pushesTheSameBlotterThatThePageShows() {
        String pushed = fragments.blotter(List.of(LINE));
        String page = page(true, JournalState.LIVE);

        assertTrue(page.contains(pushed.replace(" hx-swap-oob=\"true\"", "")), page);
        assertTrue(pushed.startsWith("<tbody id=\"blotter\" hx-swap-oob=\"true\">"));
    }

    @Test
    void showsNothingOfTheTemplatesOwnExamples() {
        String page = page(false, JournalState.UNREACHABLE);

        assertFalse(page.contains("th:"), page);
        assertFalse(page.contains("hx-swap-oob"), page);
        assertTrue(page.contains(
                "<span id=\"journal\" class=\"pill\" data-state=\"unreachable\">the journal is not reachable</span>"));
        assertTrue(page.contains("sse-connect=\"http://localhost:8080/prices/stream?rate=4\""));
        assertTrue(
                page.contains("ws-connect=\"/orders?account=alice\" data-account=\"alice\" data-heartbeat=\"5000\""));
    }

    @Test
    void hasNoScriptOrStyleInside() {
        String page = page(true, JournalState.LIVE);

        assertFalse(page.contains("<style") || page.contains(" style="));
        assertFalse(page.matches("(?s).*<script(?![^>]* src=).*"));
        assertFalse(page.matches("(?s).* (on[a-z]+|hx-on[^=]*)=.*"));
    }

    @Test
    void answersBesideTheTicket() {
        assertEquals(
                """
                <div hx-swap-oob="innerHTML:#answer"><p class="outcome" data-outcome="unknown" data-order="c1">\
                <b>unknown</b> <span>Buy 100 AAPL limit 189.50 day</span>: \
                <span class="why">no answer from the journal yet; checking</span></p></div>""",
                fragments.answer(new BlotterLine(LINE.order(), Outcome.unknown(), null)));
    }

    @Test
    void escapesWhatATraderTyped() {
        Refusal refusal = new Refusal(
                "gateway.symbol", "symbol", "it was “<script>alert(1)</script>\"'&”", "a symbol has letters");

        assertEquals(
                """
                <div hx-swap-oob="innerHTML:#answer"><p class="outcome" data-outcome="refused" data-order="c1">\
                <b>refused</b>: nothing was placed by this.</p><ul>\
                <li id="answer-0" data-field="symbol" data-code="gateway.symbol"><b>Symbol</b>: \
                <span>it was “&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;”; a symbol has letters.</span></li></ul></div>""",
                fragments.refusals("c1", List.of(refusal)));
    }

    @Test
    void offersTheNearestOrderWithEachReason() {
        NewOrder nearest = Orders.of("alice", "c1", NOON);
        Refusal hard = new Refusal("risk.price-collar", "limitPrice", "too far", "nearer", nearest, false);
        Refusal soft = new Refusal("risk.duplicate", "", "again", "or anyway", null, true);

        assertEquals(
                """
                <ul><li id="answer-0" data-field="limitPrice" data-code="risk.price-collar" data-nearest-quantity="100"\
                 data-nearest-limit="189.50"><b>Limit price</b>: <span>too far; nearer.</span></li>\
                <li id="answer-1" data-code="risk.duplicate" data-soft="true"><span>again; or anyway.</span></li></ul>\
                <p class="offers"><button type="button" class="firm use" data-symbol="AAPL" data-side="BUY"\
                 data-quantity="100" data-type="LIMIT" data-limit="189.50" data-time="DAY">\
                Use 100 at 189.50</button></p></div>""",
                fragments.refusals("c1", List.of(hard, soft)).replaceFirst(".*(?=<ul>)", ""));
    }

    @Test
    void asksOnceWhenNothingSpeaksAgainstAnOrderButThatItIsUnusual() {
        Refusal soft = new Refusal("risk.duplicate", "", "again", "or anyway", null, true);

        assertEquals(
                """
                <div hx-swap-oob="innerHTML:#answer"><p class="outcome" data-outcome="asked" data-order="c1">\
                <b>not placed yet</b>: it is unusual. Place it anyway?</p><ul>\
                <li id="answer-0" data-code="risk.duplicate" data-soft="true"><span>again; or anyway.</span></li></ul>\
                <p class="offers"><button type="submit" class="firm anyway" name="placeAnyway" value="true"\
                 form="ticket-form">Place anyway</button></p></div>""",
                fragments.refusals("c1", List.of(soft)));
    }

    @Test
    void offersWhatTheDeskWouldHaveTaken() {
        Outcome rejected = new Outcome(SubmissionState.REJECTED, "it may cost more than there is", 52);

        assertEquals(
                """
                <div hx-swap-oob="innerHTML:#answer"><p class="outcome" data-outcome="rejected" data-order="c1">\
                <b>rejected</b> <span>Buy 100 AAPL limit 189.50 day</span>: \
                <span class="why">it may cost more than there is</span></p>\
                <p class="offers"><button type="button" class="firm use" data-symbol="AAPL" data-side="BUY"\
                 data-quantity="52" data-type="LIMIT" data-limit="189.50" data-time="DAY">\
                Use 52 at 189.50</button></p></div>""",
                fragments.answer(new BlotterLine(LINE.order(), rejected, null)));
    }

    @Test
    void saysBesideTheOpenOrdersWhyNothingWasChanged() {
        String refused = fragments.changeRefusals(List.of(new Refusal("gateway.orderId", "orderId", "a", "b")));

        assertTrue(refused.startsWith("<div hx-swap-oob=\"innerHTML:#change-answer\">"), refused);
    }

    @Test
    void asksBesideTheOpenOrdersWhetherAnUnusualReplacementIsMeant() {
        Refusal soft = new Refusal("risk.stop-met", "stopPrice", "met", "or anyway", null, true);

        assertEquals(
                """
                <div hx-swap-oob="innerHTML:#change-answer"><p class="outcome" data-outcome="asked">\
                <b>not replaced yet</b>: it is unusual. Replace it anyway?</p><ul>\
                <li id="change-answer-0" data-field="stopPrice" data-code="risk.stop-met" data-soft="true"><b>Stop price</b>: \
                <span>met; or anyway.</span></li></ul>\
                <p class="offers"><button type="submit" class="firm anyway" name="placeAnyway" value="true"\
                 form="replace-form">Replace anyway</button></p></div>""",
                fragments.changeRefusals(List.of(soft)));
    }

    @Test
    void swapsTheTicketTheJournalTheHeartbeatAndDroppedRows() {
        assertEquals(
                "<input type=\"hidden\" id=\"ticket-id\" name=\"ticket\" value=\"t1\" hx-swap-oob=\"true\">",
                fragments.ticket("t1"));
        assertEquals(
                "<span id=\"journal\" hx-swap-oob=\"true\" class=\"pill\" data-state=\"restoring\">restoring the orders"
                        + " from the journal</span>",
                fragments.journal(JournalState.RESTORING));
        assertEquals(
                "<span id=\"desk-state\" hx-swap-oob=\"true\" class=\"pill\" data-state=\"live\">desk live</span>",
                fragments.standing(STANDING));
        assertEquals(
                "<time id=\"heartbeat\" class=\"unseen\" datetime=\"2026-03-02T12:00:00Z\" hx-swap-oob=\"true\"></time>",
                fragments.heartbeat(NOON));
        assertEquals("<tr id=\"o-c1\" hx-swap-oob=\"delete\"></tr>", fragments.droppedRow("c1"));
    }

    private String page(boolean withALine, JournalState state) {
        Blotter blotter = Silence.blotter(new BlotterConfiguration(10, 10, 100));
        if (withALine) {
            blotter.outcome(LINE.order(), LINE.outcome(), JournalListener.NOWHERE);
        }
        AccountView account = blotter.look("alice");
        return TestFragments.page(new Market(10))
                .html(account, VISIT, state, STANDING, new ControlsView(true, List.of()));
    }
}
