package io.tickertape.trading.view;

import static io.tickertape.trading.Orders.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tickertape.tape.market.Price;
import io.tickertape.tape.market.Symbol;
import io.tickertape.trading.Ticks;
import io.tickertape.trading.market.Market;
import io.tickertape.trading.order.Means;
import io.tickertape.trading.order.NewOrder;
import io.tickertape.trading.order.OrderType;
import io.tickertape.trading.order.Preview;
import io.tickertape.trading.order.PreviewedForm;
import io.tickertape.trading.order.Quantity;
import io.tickertape.trading.order.Reason;
import io.tickertape.trading.order.Refusal;
import io.tickertape.trading.order.Side;
import io.tickertape.trading.order.TimeInForce;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What stands below a form while somebody types on it. */
class PreviewLinesTest {
    private static final Means MEANS = new Means(new BigDecimal("79129.10"), 300);
    private static final Symbol KO = new Symbol("KO");

    private final Market market = new Market(2);
    private final DeskFragments fragments = TestFragments.with(market);

    @Test
    void saysWhatAMarketOrderCostsAtMostAndWhatIsMissing() {
        Reason rejection = new Reason("desk.buying-power", "it may cost <more>");
        NewOrder nearest = order(Side.BUY, 1_100, TimeInForce.DAY);
        market.add(Ticks.instrument("KO", 1).stepping(Ticks.price("0.05"), 100));

        assertEquals(
                """
                <div id="ticket-preview" class="preview" hx-swap-oob="true" data-verdict="refuses" data-typed="7"\
                 data-lot="100" data-increment="0.05" data-order="Buy 1,131 KO"><dl class="estimate">\
                <div><dt>Value</dt><dd class="value">about 77,484.81, at most 81,299.68</dd></div>\
                <div><dt>Buying power left</dt><dd class="left down">−2,170.57</dd></div></dl>\
                <p class="fate">Would be refused.</p><ul><li><span>it may cost &lt;more&gt;</span></li></ul>\
                <button type="button" class="firm use" data-symbol="KO" data-side="BUY" data-quantity="1100"\
                 data-type="MARKET" data-time="DAY">Use 1,100</button></div>""",
                fragments.preview(form(new Preview(
                        order(Side.BUY, 1_131, TimeInForce.DAY),
                        1_131,
                        Ticks.price("71.883"),
                        Ticks.price("68.51"),
                        1_131,
                        MEANS,
                        List.of(),
                        rejection,
                        nearest))));
    }

    @Test
    void saysWhatASaleBringsAtLeast() {
        PreviewLines lines = lines(of(Side.SELL, TimeInForce.DAY, "68.49", 60));

        assertEquals("about 6,849.00, at least 6,508.50", lines.value());
        assertEquals("Shares left: 200", lines.leftWord() + ": " + lines.left());
        assertEquals("60 would trade at once at 68.49, the rest would wait.", lines.fate());
        assertEquals("passes", lines.verdict());
    }

    @Test
    void saysWhatWouldBecomeOfAnImmediateOrder() {
        assertEquals(
                "60 would trade at once at 68.51, the rest would be cancelled.",
                lines(of(Side.BUY, TimeInForce.IOC, "68.51", 60)).fate());
        assertEquals(
                "Would be cancelled: nothing fills it now.",
                lines(of(Side.BUY, TimeInForce.FOK, null, 0)).fate());
        assertEquals(
                "Would wait.", lines(of(Side.BUY, TimeInForce.DAY, null, 0)).fate());
    }

    @Test
    void tellsNoFaultOfWhatIsNotWrittenYetAndEachInThePagesWords() {
        Refusal fault = new Refusal("gateway.limitPrice", "limitPrice", "it was “1,”, which is no number", "write 1");
        PreviewLines lines = lines(new PreviewedForm(PreviewedForm.Name.REPLACE, "1", KO, List.of(fault), null));

        assertEquals("replace", lines.form());
        assertEquals("typing", lines.verdict());
        assertEquals("–", lines.value());
        assertEquals(
                List.of(new PreviewLines.Line("Limit price", "it was “1,”, which is no number; write 1", false)),
                lines.reasons());
        assertTrue(lines.fate().isEmpty());
    }

    @Test
    void showsNoBuyingPowerOfAnAccountThatIsStillBeingRead() {
        Preview known = of(Side.BUY, TimeInForce.DAY, "68.51", 100);
        PreviewLines lines =
                lines(new Preview(known.order(), 100, known.worst(), null, 0, Means.UNKNOWN, List.of(), null, null));

        assertEquals("still being read", lines.left());
    }

    private static Preview of(Side side, TimeInForce time, @Nullable String at, long atOnce) {
        Price worst = Ticks.price(side == Side.BUY ? "71.883" : "65.085");
        Price trades = at == null ? null : Ticks.price(at);
        return new Preview(order(side, 100, time), 100, worst, trades, atOnce, MEANS, List.of(), null, null);
    }

    private static NewOrder order(Side side, long shares, TimeInForce time) {
        return new NewOrder(
                "c1",
                "alice",
                KO,
                side,
                new Quantity(shares),
                OrderType.MARKET,
                null,
                null,
                time,
                null,
                NOON,
                NOON.plusSeconds(10));
    }

    private static PreviewedForm form(Preview preview) {
        return new PreviewedForm(PreviewedForm.Name.TICKET, "7", KO, List.of(), preview);
    }

    private static PreviewLines lines(Preview preview) {
        return lines(form(preview));
    }

    private static PreviewLines lines(PreviewedForm form) {
        return PreviewLines.of(form, null);
    }
}
