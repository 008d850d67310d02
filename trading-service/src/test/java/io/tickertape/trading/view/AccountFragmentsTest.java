package io.tickertape.trading.view;

import static io.tickertape.trading.Orders.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tickertape.tape.market.RecordStamp;
import io.tickertape.tape.market.Symbol;
import io.tickertape.tape.market.TickPosition;
import io.tickertape.trading.History;
import io.tickertape.trading.market.Market;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class AccountFragmentsTest {
    private static final String LINK = "<th scope=\"row\"><a href=\"/symbols/AAPL\">AAPL</a>";

    private final Market market = new Market(10);
    private final DeskFragments all = TestFragments.with(market);
    private final AccountFragments fragments = all.ofAccount();
    private final History history = new History();

    @Test
    void saysWhatAnAccountOpensWithBeforeItsFirstCommand() {
        String cash = figures(fragments::cash);

        assertTrue(cash.contains("<dd id=\"cash-held\" data-value=\"0\">opens with 100,000.00</dd>"), cash);
        assertTrue(cash.contains("<dd id=\"cash-power\" data-value=\"100000.00\">100,000.00</dd>"), cash);
        assertEquals(
                "<tbody id=\"positions\" hx-swap-oob=\"true\"><tr class=\"empty\"><td colspan=\"9\">No positions.</tr></tbody>",
                figures(fragments::positions));
    }

    @Test
    void valuesPositionsAtTheLatestPrice() {
        history.opens();
        history.fills(history.accepts("c1", "2-11"), 60);
        market.add(History.tick("AAPL", "200.00", Duration.ofSeconds(5), 1));

        assertEquals(
                """
                <tbody id="positions" hx-swap-oob="true"><tr data-symbol="AAPL" data-mark="live" data-quantity="60"\
                 data-reserved="0" data-cost="11367.00" data-realised="0"><th scope="row"><a href="/symbols/AAPL">AAPL</a><td>60<td>\
                <td class="mark"><span>200.00</span><td class="mark">12,000.00\
                <td class="mark up">+633.00<td>189.45<td>11,367.00<td class="flat">0.00</tr>\
                <tr class="empty"><td colspan="9">No positions.</tr></tbody>""",
                figures(fragments::positions));
        assertEquals(
                """
                <section id="cash" class="cash" aria-label="Cash" hx-swap-oob="true" data-open="true"\
                 data-marks="live"><dl><div class="lead"><dt>Equity</dt><dd id="equity"><span>100,633.00</span></dd></div>\
                <div><dt>Cash</dt><dd id="cash-held" data-value="88633.00">88,633.00</dd></div>\
                <div><dt>Reserved</dt><dd id="cash-reserved" data-value="7580.00">7,580.00</dd></div>\
                <div><dt>Buying power</dt><dd id="cash-power" data-value="81053.00">81,053.00</dd></div>\
                <div><dt>Unrealised</dt><dd id="unrealised" class="up">+633.00</dd></div>\
                <div><dt>Realised</dt><dd id="realised" class="flat">0.00</dd></div></dl></section>""",
                figures(fragments::cash));
    }

    @Test
    void neverValuesByAnOldPriceAsIfItWereNew() {
        history.opens();
        history.fills(history.accepts("c1", "2-11"), 60);
        assertTrue(figures(fragments::positions).contains("data-mark=\"none\""));
        assertTrue(figures(fragments::positions).contains("<span></span><em>no price</em>"));

        market.add(History.tick("AAPL", "100.00", Duration.ofMillis(60_001), 1));
        String positions = figures(fragments::positions);
        assertTrue(positions.contains("data-mark=\"stale\""), positions);
        assertTrue(positions.contains("<td class=\"mark\"><span>100.00</span><em>stale</em><td"), positions);
        assertTrue(positions.contains("<td class=\"mark down\">−5,367.00<td"), positions);
        String cash = figures(fragments::cash);
        assertTrue(cash.contains("data-marks=\"stale\""), cash);
        assertTrue(cash.contains("<span>94,633.00</span><em>stale</em>"), cash);
    }

    @Test
    void callsNoPositionStaleOnlyBecauseNothingWasTradedForSomeSeconds() {
        history.opens();
        history.fills(history.accepts("c1", "2-11"), 60);
        market.add(History.tick("AAPL", "100.00", Duration.ofSeconds(60), 1));

        assertTrue(figures(fragments::positions).contains("data-mark=\"live\""));
        assertTrue(figures(fragments::cash).contains("data-marks=\"live\""));
    }

    @Test
    void showsAnOpenOrderWithAllThatCanBeDoneToIt() {
        market.add(History.tick("AAPL", "189.60", Duration.ZERO, 1));
        history.opens();
        history.fills(history.accepts("c1", "2-11"), 60);

        assertEquals(
                """
                <tr id="w-2-11" hx-swap-oob="true" data-order="2-11" data-symbol="AAPL" data-quantity="100" data-limit="189.50"\
                 data-words="Buy 100 AAPL at 189.50" data-price="189.50" data-label="Buy 40 at 189.50" data-side="buy">\
                <th scope="row"><a href="/symbols/AAPL">AAPL</a><td class="buy">Buy<td>60<td>100<td>189.45<td>Limit\
                <td>189.50<td><td>Day\
                <td><time class="age" datetime="2026-03-02T12:00:00Z">12:00:00</time>\
                <td class="change"><button type="submit" form="replace-open" name="replace" class="quiet replace" value="2-11"\
                 aria-label="Replace Buy 100 AAPL at 189.50">Replace</button>\
                <button type="submit" form="cancel-form" name="orderId" class="quiet cancel" value="2-11"\
                 aria-label="Cancel Buy 100 AAPL at 189.50">Cancel</button></tr>""",
                openOrder());
        assertEquals("<tr id=\"w-2-11\" hx-swap-oob=\"delete\"></tr>", fragments.closedOrder("2-11"));
    }

    @Test
    void saysOfAnOpenOrderThatItsSymbolWasTakenOffTheFeedUntilItTicksAgain() {
        market.add(History.tick("AAPL", "189.60", Duration.ZERO, 1));
        history.opens();
        history.accepts("c1", "2-11");
        market.remove(new Symbol("AAPL"), new RecordStamp(NOON, new TickPosition(1, 2)));

        assertTrue(
                openOrder().contains(LINK + "<em>taken off the feed: nothing fills it until it ticks again</em><td"),
                openOrder());
        market.add(History.tick("AAPL", "189.60", Duration.ZERO, 3));
        assertTrue(openOrder().contains(LINK + "<td"), openOrder());
    }

    @Test
    void saysOfAnOpenOrderThatItsSymbolHasNoPrice() {
        history.opens();
        history.accepts("c1", "2-11");

        assertTrue(openOrder().contains(LINK + "<em>no price: nothing fills it until it ticks</em><td"), openOrder());
    }

    @Test
    void opensAFillToAllThatItWasMadeBy() {
        history.opens();
        history.fills(history.accepts("c1", "2-11"), 60);

        assertEquals(
                """
                <li id="x-3" data-kind="trade"><details data-symbol="AAPL" data-side="buy" data-price="189.45"\
                 data-time="2026-03-02T11:59:59.988Z" data-label="Bought 60 AAPL at 189.45, 60 of 100"><summary>\
                <time datetime="2026-03-02T12:00:00.002Z">12:00:00</time> <b>partly filled</b>\
                 <span>Bought 60 AAPL at 189.45, 60 of 100</span></summary><dl>\
                <dt>Price</dt><dd>60 at 189.45, 11,367.00 in all</dd>\
                <dt>Tick</dt><dd>partition 1, offset 42</dd>\
                <dt>Tick time</dt><dd><time datetime="2026-03-02T11:59:59.988Z">11:59:59</time>, 12 ms old</dd>\
                <dt>Quote filled at</dt><dd>last 189.44, bid 189.43, ask 189.45</dd>\
                <dt>Quote seen</dt><dd>last 189.40, sequence 7</dd></dl></details></li>""",
                fragments.activityLine(history.reports.get(2)));
    }

    @Test
    void saysAReportInALineAndEscapesWhatItQuotes() {
        history.opens();
        history.cancels(history.accepts("c1", "2-11"), "<b>because</b>");

        assertEquals(
                """
                <li id="x-3" data-kind="canceled"><time datetime="2026-03-02T12:00:00.002Z">12:00:00</time>\
                 <b>cancelled</b> <span>Buy 100 AAPL limit 189.50 day: &lt;b&gt;because&lt;/b&gt;</span></li>""",
                fragments.activityLine(history.reports.get(2)));
        assertTrue(fragments.activityLine(history.reports.get(0)).contains("The account opens with 100,000.00"));
    }

    @Test
    void answersACommandBesideTheOpenOrders() {
        history.opens();
        history.cancels(history.accepts("c1", "2-11"), "cancelled by the trader");
        history.cancels(history.accepts("c2", "2-12"), "cancelled by the trader");

        assertEquals(
                """
                <div hx-swap-oob="innerHTML:#change-answer"><p class="outcome" data-outcome="canceled">\
                <b>cancelled</b> <span>Buy 100 AAPL limit 189.50 day: cancelled by the trader</span></p></div>""",
                all.answer(
                        List.of(history.reports.get(2)), history.reports.get(2).order()));
        assertTrue(all.answer(
                        List.of(history.reports.get(2), history.reports.get(4)),
                        history.reports.get(4).order())
                .contains("<b>cancelled</b> <span>2 orders</span>"));
    }

    private String openOrder() {
        return fragments.openOrder(fragments
                .open(history.blotter.look("alice").account().working())
                .get(0));
    }

    private String figures(Function<AccountFigures, String> fragment) {
        return fragment.apply(fragments.figures(history.blotter.look("alice")));
    }
}
