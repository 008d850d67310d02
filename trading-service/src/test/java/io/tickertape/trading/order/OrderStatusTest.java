package io.tickertape.trading.order;

import static io.tickertape.trading.order.OrderStatus.CANCELED;
import static io.tickertape.trading.order.OrderStatus.EXPIRED;
import static io.tickertape.trading.order.OrderStatus.FILLED;
import static io.tickertape.trading.order.OrderStatus.NEW;
import static io.tickertape.trading.order.OrderStatus.PARTIALLY_FILLED;
import static io.tickertape.trading.order.OrderStatus.REJECTED;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tickertape.tape.market.Price;
import io.tickertape.tape.market.TickPosition;
import io.tickertape.trading.Orders;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OrderStatusTest {
    private static final Map<OrderStatus, Set<OrderStatus>> LEGAL = Map.of(
            NEW, EnumSet.of(NEW, PARTIALLY_FILLED, FILLED, CANCELED, EXPIRED),
            PARTIALLY_FILLED, EnumSet.of(PARTIALLY_FILLED, FILLED, CANCELED, EXPIRED),
            FILLED, EnumSet.noneOf(OrderStatus.class),
            CANCELED, EnumSet.noneOf(OrderStatus.class),
            REJECTED, EnumSet.noneOf(OrderStatus.class),
            EXPIRED, EnumSet.noneOf(OrderStatus.class));

    @Test
    void beginsNewOrRejected() {
        for (OrderStatus status : OrderStatus.values()) {
            assertEquals(status == NEW || status == REJECTED, status.mayFollow(null), status.name());
        }
    }

    @ParameterizedTest
    @EnumSource
    void goesWhereItMayAndNowhereElse(OrderStatus from) {
        for (OrderStatus to : OrderStatus.values()) {
            assertEquals(LEGAL.getOrDefault(from, Set.of()).contains(to), to.mayFollow(from), from + " to " + to);
        }
    }

    /** The same of orders: what changes them to each state works from each state that may come before it alone. */
    @ParameterizedTest
    @EnumSource
    void changesAnOrderWhereItMayAndNowhereElse(OrderStatus from) {
        check(from, PARTIALLY_FILLED, order -> order.filled(fill(1)));
        check(from, FILLED, order -> order.filled(fill(100 - order.cumulative())));
        check(from, CANCELED, Order::canceled);
        check(from, EXPIRED, Order::expired);
        check(from, from.isWorking() ? from : NEW, order -> order.triggered(new TickPosition(0, 2)));
        check(
                from,
                from.isWorking() ? from : NEW,
                order -> order.replaced(order.terms(), order.sessionEnd(), price("10"), null));
    }

    private static void check(OrderStatus from, OrderStatus to, java.util.function.UnaryOperator<Order> change) {
        Order order = in(from);
        if (LEGAL.getOrDefault(from, Set.of()).contains(to)) {
            assertEquals(to, change.apply(order).status());
        } else {
            assertThrows(RuntimeException.class, () -> change.apply(order), from + " to " + to);
        }
    }

    @Test
    void isNeverFilledBeyondItsQuantity() {
        assertThrows(IllegalStateException.class, () -> in(PARTIALLY_FILLED).filled(fill(51)));
        assertDoesNotThrow(() -> in(PARTIALLY_FILLED).filled(fill(50)));
    }

    @Test
    void leavesNothingOnceItIsDone() {
        assertEquals(50, in(PARTIALLY_FILLED).leaves());
        assertEquals(0, in(CANCELED).leaves());
        assertEquals(0, in(CANCELED).reservedCash().signum());
    }

    @Test
    void averagesItsFillsToEightDecimals() {
        Order order = Order.accepted(Orders.of("alice", "1", Orders.NOON), "1", Orders.NOON, null, price("10"), null);
        Order filled = order.filled(fill(1, "10.00")).filled(fill(2, "9.99"));

        assertEquals(new BigDecimal("9.99333333"), filled.averagePrice());
        assertEquals(new BigDecimal("29.98"), filled.value());
    }

    private static Order in(OrderStatus status) {
        NewOrder placed = Orders.of("alice", "1", Orders.NOON);
        Order accepted = Order.accepted(placed, "1", Orders.NOON, null, price("10"), null);
        return switch (status) {
            case NEW -> accepted;
            case PARTIALLY_FILLED -> accepted.filled(fill(50));
            case FILLED -> accepted.filled(fill(100));
            case CANCELED -> accepted.canceled();
            case REJECTED -> Order.rejected(placed, "1", Orders.NOON);
            case EXPIRED -> accepted.expired();
        };
    }

    private static Fill fill(long shares) {
        return fill(Math.max(1, shares), "10");
    }

    private static Fill fill(long shares, String price) {
        return new Fill(
                new Quantity(shares),
                price(price),
                new TickPosition(0, 1),
                Orders.NOON,
                Duration.ZERO,
                price(price),
                null,
                null);
    }

    private static Price price(String text) {
        return new Price(new BigDecimal(text));
    }
}
