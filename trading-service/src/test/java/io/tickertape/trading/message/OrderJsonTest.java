package io.tickertape.trading.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tickertape.trading.Orders;
import io.tickertape.trading.Ticks;
import io.tickertape.trading.order.Order;
import org.junit.jupiter.api.Test;

class OrderJsonTest {
    private final Order plain = Order.accepted(
            Orders.of("alice", "c1", Orders.NOON), "0-7", Orders.NOON, null, Ticks.price("189.50"), null);

    @Test
    void readsTheReportsThatTheTermsComeFromAsItWroteThem() {
        Order order = plain.acceptedBy(12).changedBy(9_007_199_254_740_993L).passedOver();
        String json = new String(OrderJson.write(order), UTF_8);

        assertTrue(
                json.endsWith("\"acceptedReport\":12,\"changedReport\":9007199254740993,\"passedOver\":\"true\"}"),
                json);
        assertEquals(order, OrderJson.read(OrderJson.write(order)));
    }

    @Test
    void readsAnOrderFromBeforeItNamedThem() {
        String json = new String(OrderJson.write(plain), UTF_8);

        assertFalse(json.contains("Report") || json.contains("passedOver"), json);
        Order read = OrderJson.read(json.getBytes(UTF_8));
        assertEquals(plain, read);
        assertFalse(read.reports().changedAfter(0));
    }
}
