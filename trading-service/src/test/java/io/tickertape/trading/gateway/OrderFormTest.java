package io.tickertape.trading.gateway;

import static io.tickertape.trading.Orders.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tickertape.trading.Orders;
import io.tickertape.trading.order.OrderType;
import io.tickertape.trading.order.Refusal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
        assertEquals(new OrderForm.Content.Order(Orders.of("alice", "c1", NOON)), read());
    }

    @Test
    void readsAMarketOrderWithItsPriceLeftBlank() {
        fields.put("type", "market");
        fields.put("limitPrice", " ");

        OrderForm.Content.Order order = assertInstanceOf(OrderForm.Content.Order.class, read());
        assertEquals(OrderType.MARKET, order.order().type());
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
                                "a symbol has 1 to 12 letters, digits, dots or dashes, such as AAPL or BRK.B"),
                        refusal("side", "it was “HOLD”", "side is one of [BUY, SELL]"),
                        refusal("quantity", "it was “1.5”", "a quantity is a whole number of shares from 1 to 1000"),
                        refusal(
                                "limitPrice",
                                "it was “-1”",
                                "a limit price is above 0 with at most 8 decimals, such as 189.50"),
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
    void refusesStopOrdersForNow() {
        fields.put("type", "STOP");
        fields.put("limitPrice", "");

        assertEquals(
                List.of(refusal(
                        "type", "it was “STOP”", "orders of this type are not taken yet: MARKET and LIMIT are")),
                refusals());
    }

    @Test
    void takesTheLargestQuantityAndNoMore() {
        fields.put("quantity", "1000");
        assertInstanceOf(OrderForm.Content.Order.class, read());

        fields.put("quantity", "1001");
        assertEquals(List.of("quantity"), faults());
    }

    @Test
    void doesNotRepeatALongTextBack() {
        fields.put("symbol", "A".repeat(60_000));

        assertTrue(refusals().get(0).wrong().length() < 60);
    }

    private OrderForm.Content read() {
        return OrderForm.read(new Message(fields), "alice", "c1", 1_000, NOON, Duration.ofSeconds(10));
    }

    private List<Refusal> refusals() {
        return assertInstanceOf(OrderForm.Content.Refused.class, read()).refusals();
    }

    private List<String> faults() {
        return refusals().stream().map(Refusal::field).toList();
    }

    private static Refusal refusal(String field, String wrong, String right) {
        return new Refusal("gateway." + field, field, wrong, right);
    }
}
