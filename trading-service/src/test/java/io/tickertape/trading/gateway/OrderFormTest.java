package io.tickertape.trading.gateway;

import static io.tickertape.trading.Orders.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tickertape.trading.Orders;
import io.tickertape.trading.Ticks;
import io.tickertape.trading.order.NewOrder;
import io.tickertape.trading.order.OrderType;
import io.tickertape.trading.order.QuoteSeen;
import io.tickertape.trading.order.Refusal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class OrderFormTest {
    private final Map<String, String> fields = new HashMap<>(Map.of(
            "action", "order",
            "symbol", " aapl ",
            "side", "BUY",
            "quantity", "100",
            "type", "LIMIT",
            "limitPrice", "189.50",
            "timeInForce", "DAY"));

    @Test
    void readsAnOrder() {
        assertEquals(new CommandForm.Asked(Orders.of("alice", "c1", NOON), false), read());
    }

    @Test
    void readsAMarketOrderWithItsPriceLeftBlank() {
        fields.put("type", "market");
        fields.put("limitPrice", " ");

        assertEquals(OrderType.MARKET, order().type());
    }

    @Test
    void saysEverythingThatIsWrongAtOnce() {
        fields.put("symbol", "A A");
        fields.put("side", "HOLD");
        fields.put("quantity", "1.5");
        fields.put("limitPrice", "-1");
        fields.remove("timeInForce");

        assertEquals(
                List.of(
                        refusal(
                                "symbol",
                                "it was “A A”",
                                "a symbol has 1 to 24 letters, digits or . - / = : _ and begins with a letter, a digit"
                                        + " or ^, such as AAPL or BRK.B"),
                        refusal("side", "it was “HOLD”", "side is one of [BUY, SELL]"),
                        refusal(
                                "quantity",
                                "it was “1.5”, which has decimals",
                                "a quantity is a whole number of shares above 0, with at most 15 digits"),
                        refusal(
                                "limitPrice",
                                "it was “-1”, which is below 0",
                                "a limit price is above 0, with at most 12 digits before the point and 8 after it, such as"
                                        + " 189.50"),
                        refusal("timeInForce", "it is missing", "timeInForce is one of [DAY, GTC, IOC, FOK]")),
                refusals());
    }

    @Test
    void refusesALimitOrderWithoutItsPriceAndAMarketOrderWithOne() {
        fields.put("limitPrice", "");
        assertEquals(List.of("limitPrice"), faults());

        fields.put("type", "MARKET");
        fields.put("limitPrice", "1");
        assertEquals(List.of("limitPrice"), faults());
    }

    @Test
    void saysWhichPricesATypeHasAndWhichItHasNot() {
        fields.put("type", "MARKET");
        fields.put("stopPrice", "190");
        assertEquals(
                List.of(
                        refusal(
                                "limitPrice",
                                "it was “189.50”",
                                "a MARKET order has no limit price: leave it out, or send another type"),
                        refusal(
                                "stopPrice",
                                "it was “190”",
                                "a MARKET order has no stop price: leave it out, or send another type")),
                refusals());

        fields.put("type", "STOP_LIMIT");
        fields.put("stopPrice", "0");
        assertEquals(
                List.of(
                        refusal(
                                "stopPrice",
                                "it was “0”, which is 0",
                                "a stop price is above 0, with at most 12 digits before the point and 8 after it, such as 189.50")),
                refusals());
    }

    @Test
    void readsAStopOrder() {
        fields.put("type", "STOP");
        fields.put("limitPrice", "");
        fields.put("stopPrice", "190.25");

        assertEquals(Ticks.price("190.25"), order().stopPrice());
        assertNull(order().limitPrice());
    }

    @Test
    void readsAStopLimitOrder() {
        fields.put("type", "STOP_LIMIT");
        fields.put("stopPrice", "190.25");

        assertEquals(Ticks.price("190.25"), order().stopPrice());
        assertEquals(Ticks.price("189.50"), order().limitPrice());
    }

    @Test
    void refusesAStopOrderThatIsNotToWait() {
        fields.put("type", "STOP");
        fields.put("limitPrice", "");
        fields.put("stopPrice", "190.25");
        for (String immediate : List.of("IOC", "FOK")) {
            fields.put("timeInForce", immediate);
            assertEquals(
                    List.of(refusal(
                            "timeInForce",
                            "it was “" + immediate + "”",
                            "a STOP order waits for its stop price: send it for DAY or GTC")),
                    refusals());
        }
    }

    @Test
    void readsTheQuoteThatTheTraderSaw() {
        assertNull(order().quoteSeen());
        fields.put("quotePrice", "189.40");
        assertEquals(new QuoteSeen(-1, Ticks.price("189.40")), order().quoteSeen());
        fields.put("quoteSequence", "42");
        assertEquals(new QuoteSeen(42, Ticks.price("189.40")), order().quoteSeen());
        fields.put("quoteBid", "189.30");
        fields.put("quoteAsk", "189.45");
        assertEquals(
                new QuoteSeen(42, Ticks.price("189.40"), Ticks.price("189.30"), Ticks.price("189.45")),
                order().quoteSeen());
        fields.put("quotePrice", "");
        assertNull(order().quoteSeen());
    }

    @Test
    void refusesAQuoteThatIsNone() {
        fields.put("quotePrice", "cheap");
        fields.put("quoteSequence", "next");
        fields.put("quoteBid", "0");
        fields.put("quoteAsk", "-1");

        assertEquals(List.of("quotePrice", "quoteBid", "quoteAsk", "quoteSequence"), faults());
    }

    @Test
    void refusesAQuoteWhosePriceIsNotWrittenInPlainDigits() {
        fields.put("quotePrice", "1.894e2");
        fields.put("quoteBid", "+189.30");
        fields.put("quoteAsk", "189.\u200b45");

        assertEquals(
                List.of(
                        refusal(
                                "quotePrice",
                                "it was “1.894e2”, which has an exponent",
                                "a last price is above 0, with at most 12 digits before the point and 8 after it, such as"
                                        + " 189.50"),
                        refusal("quoteBid", "it was “+189.30”, which has a sign", "write 189.30"),
                        refusal(
                                "quoteAsk",
                                "it was “189.\ufffd45”, which has an invisible character in it",
                                "write 189.45")),
                refusals());
    }

    @Test
    void readsThatTheTraderWantsItAnyway() {
        fields.put("placeAnyway", "true");
        assertTrue(assertInstanceOf(CommandForm.Asked.class, read()).placeAnyway());
        fields.put("placeAnyway", "on");
        assertFalse(assertInstanceOf(CommandForm.Asked.class, read()).placeAnyway());
    }

    @Test
    void suggestsTheOrderThatWasCertainlyMeant() {
        fields.put("quantity", "1 000");
        fields.put("limitPrice", "1.234,60");

        List<Refusal> refusals = refusals();
        assertEquals(List.of("quantity", "limitPrice"), faults());
        for (Refusal refusal : refusals) {
            NewOrder nearest = Objects.requireNonNull(refusal.nearest());
            assertEquals(1000, nearest.quantity().shares());
            assertEquals(Ticks.price("1234.60"), nearest.limitPrice());
            assertFalse(refusal.isSoft());
        }
    }

    @Test
    void suggestsNoOrderWhereAnotherFieldIsWrongOrANumberIsNotCertain() {
        fields.put("quantity", "1 000");
        fields.put("limitPrice", "1,234");
        assertEquals(List.of("write 1000", "write 1234 or 1.234"), rights());
        assertTrue(refusals().stream().allMatch(refusal -> refusal.nearest() == null));

        fields.put("limitPrice", "189.50");
        fields.put("side", "HOLD");
        assertTrue(refusals().stream().allMatch(refusal -> refusal.nearest() == null));
    }

    @Test
    void refusesByNameAFieldThatIsNeitherTextNorNumber() {
        FormMessage form = FormMessage.parse(
                        "{\"quantity\":true,\"limitPrice\":[1],\"symbol\":{},\"HEADERS\":{},\"x\":true}")
                .orElseThrow();
        CommandForm.Refused refused = assertInstanceOf(
                CommandForm.Refused.class, CommandForm.read(form, "alice", "c1", NOON, Duration.ofSeconds(10)));

        String right = "a form's field is a text or a number in its message";
        assertEquals(
                List.of(
                        refusal("limitPrice", "it was a list", right),
                        refusal("quantity", "it was true", right),
                        refusal("symbol", "it was an object", right)),
                refused.refusals());
    }

    @Test
    void doesNotRepeatALongTextBack() {
        fields.put("symbol", "A".repeat(60_000));

        assertTrue(refusals().get(0).wrong().length() < 60);
    }

    private CommandForm read() {
        return OrderForm.read(new FormMessage(fields), "alice", "c1", NOON, Duration.ofSeconds(10));
    }

    private NewOrder order() {
        return assertInstanceOf(
                NewOrder.class,
                assertInstanceOf(CommandForm.Asked.class, read()).command());
    }

    private List<Refusal> refusals() {
        return assertInstanceOf(CommandForm.Refused.class, read()).refusals();
    }

    private List<String> faults() {
        return refusals().stream().map(Refusal::field).toList();
    }

    private List<String> rights() {
        return refusals().stream().map(Refusal::right).toList();
    }

    private static Refusal refusal(String field, String wrong, String right) {
        return new Refusal("gateway." + field, field, wrong, right);
    }
}
