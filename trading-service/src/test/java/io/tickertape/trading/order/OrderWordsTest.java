package io.tickertape.trading.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tickertape.tape.market.Price;
import io.tickertape.tape.market.Symbol;
import io.tickertape.trading.Orders;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderWordsTest {
    @Test
    void readsASymbolAsAPersonTypesIt() {
        assertEquals(Optional.of(new Symbol("BRK.B")), Symbol.parse(" brk.b "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "A A", ".A", "-A", "ABCDEFGHIJKLMNOPQRSTUVWXY", "Ä", "A\nB", "<b>", "A,B"})
    void refusesWhatIsNoSymbol(String text) {
        assertEquals(Optional.empty(), Symbol.parse(text));
    }

    @Test
    void readsAPriceToTheLastDecimal() {
        assertEquals("189.50", Price.parse(" 189.50 ").orElseThrow().toString());
        assertEquals("0.00000001", Price.parse("0.00000001").orElseThrow().toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0",
                "0.0",
                "-1",
                "+1",
                "1e3",
                "1e999999999",
                "1,5",
                "1.",
                ".5",
                "0.000000001",
                "NaN",
                "0x1",
                "9999999999999",
                "١"
            })
    void refusesWhatIsNoPrice(String text) {
        assertEquals(Optional.empty(), Price.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "1.5", "100.0", "1e2", "1 000", "9999999999999999", "ten"})
    void refusesWhatIsNoQuantity(String text) {
        assertEquals(Optional.empty(), Quantity.parse(text));
    }

    @Test
    void holdsItsInvariants() {
        assertThrows(IllegalArgumentException.class, () -> new Quantity(0));
        assertThrows(IllegalArgumentException.class, () -> new Price(BigDecimal.ZERO));
        assertThrows(IllegalArgumentException.class, () -> new Symbol("a"));
        assertThrows(IllegalArgumentException.class, () -> order(OrderType.MARKET, new Price(BigDecimal.ONE)));
        assertThrows(IllegalArgumentException.class, () -> order(OrderType.LIMIT, null));
        assertThrows(IllegalArgumentException.class, () -> order(OrderType.STOP, null));
    }

    @Test
    void isReceivedUpToItsExpiryAndTooLateAfterIt() {
        NewOrder order = Orders.of("alice", "1", Orders.NOON);

        assertEquals(Outcome.received(), order.journaledAt(order.expires()));
        assertEquals(Outcome.arrivedTooLate(), order.journaledAt(order.expires().plusMillis(1)));
    }

    @Test
    void speaksAsATraderWould() {
        assertEquals(
                "BUY 100 AAPL LIMIT 189.50 DAY",
                Orders.of("alice", "1", Orders.NOON).inWords());
        assertTrue(order(OrderType.MARKET, null).inWords().startsWith("SELL 5 MSFT MARKET"));
    }

    private static NewOrder order(OrderType type, @org.jspecify.annotations.Nullable Price limitPrice) {
        Instant now = Orders.NOON;
        return new NewOrder(
                "1",
                "alice",
                new Symbol("MSFT"),
                Side.SELL,
                new Quantity(5),
                type,
                limitPrice,
                null,
                TimeInForce.IOC,
                null,
                now,
                now.plusSeconds(1));
    }
}
