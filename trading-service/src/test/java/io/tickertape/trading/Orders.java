package io.tickertape.trading;

import io.tickertape.tape.market.Price;
import io.tickertape.tape.market.Symbol;
import io.tickertape.trading.order.NewOrder;
import io.tickertape.trading.order.OrderType;
import io.tickertape.trading.order.Quantity;
import io.tickertape.trading.order.Side;
import io.tickertape.trading.order.TimeInForce;
import java.math.BigDecimal;
import java.time.Instant;

/** Orders to test with: 100 AAPL at 189.50 unless said otherwise, good for ten seconds. */
public final class Orders {
    public static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private Orders() {}

    public static NewOrder of(String account, String clientOrderId, Instant submitted) {
        return new NewOrder(
                clientOrderId,
                account,
                new Symbol("AAPL"),
                Side.BUY,
                new Quantity(100),
                OrderType.LIMIT,
                new Price(new BigDecimal("189.50")),
                null,
                TimeInForce.DAY,
                null,
                submitted,
                submitted.plusSeconds(10));
    }
}
