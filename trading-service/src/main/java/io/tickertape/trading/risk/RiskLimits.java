package io.tickertape.trading.risk;

import io.tickertape.tape.market.Price;
import io.tickertape.tape.market.Tick;
import io.tickertape.trading.order.NewOrder;
import io.tickertape.trading.order.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How far an order may go. Those that ask are passed by “place anyway”, all others by nothing.
 *
 * @param quoteAge how old the latest price may be: without a fresh one, no order can be checked
 * @param maximumQuantity shares in an order: more is a slip of the finger
 * @param priceCollar how far a price may be from the last one, in percent, whether the order names it or would trade at
 *     it: further is the price of something else
 * @param priceDistance the distance, in percent, from which on it asks: a digit is soon mistyped
 * @param maximumValue of an order at its worst price: what one message may put at stake
 * @param largeValue the value from which on it asks
 * @param duplicateWithin how soon the same order again asks: a second click is more likely than a second wish
 * @param ordersPerSecond of an account in the long run: a program that runs wild is stopped here
 * @param orderBurst how many orders an account may send at once
 * @param openOrders of an account, so that one cannot take the engine's memory and time
 * @param priceTolerance how far, in percent, the last price, and the bid or the ask that the order would trade at, may
 *     have moved from what the trader saw
 * @param protection how much worse than the last price, in percent, an order without a limit may be filled: a thin market
 *     is no reason to pay any price
 */
public record RiskLimits(
        Duration quoteAge,
        long maximumQuantity,
        BigDecimal priceCollar,
        BigDecimal priceDistance,
        BigDecimal maximumValue,
        BigDecimal largeValue,
        Duration duplicateWithin,
        int ordersPerSecond,
        int orderBurst,
        int openOrders,
        BigDecimal priceTolerance,
        BigDecimal protection) {
    private static final BigDecimal HUNDRED = new BigDecimal(100);

    public RiskLimits {
        require(quoteAge.toMillis() > 0, "quote-age");
        require(maximumQuantity > 0, "maximum-quantity");
        require(isPercentage(priceCollar), "price-collar");
        require(isPercentage(priceDistance) && priceDistance.compareTo(priceCollar) <= 0, "price-distance");
        require(maximumValue.signum() > 0, "maximum-value");
        require(largeValue.signum() > 0 && largeValue.compareTo(maximumValue) <= 0, "large-value");
        require(!duplicateWithin.isNegative(), "duplicate-within");
        require(ordersPerSecond > 0, "orders-per-second");
        require(orderBurst > 0, "order-burst");
        require(openOrders > 0, "open-orders");
        require(isPercentage(priceTolerance), "price-tolerance");
        require(isPercentage(protection), "protection");
    }

    private static void require(boolean holds, String limit) {
        if (!holds) {
            throw new IllegalArgumentException("The limit " + limit + " is out of its range");
        }
    }

    /** From 0 to below 100: a price stays above zero however much of it is taken off. */
    private static boolean isPercentage(BigDecimal percent) {
        return percent.signum() >= 0 && percent.compareTo(HUNDRED) < 0;
    }

    /**
     * The most that a buy may pay a share, or the least that a sell may get: its limit; of a stop order the stop price
     * with the protection; of a market order the last price with it, since a bid or an ask may be anything in a thin
     * market.
     *
     * @param tick the latest of the symbol; only a market order needs it
     */
    public Price worstPrice(NewOrder order, @Nullable Tick tick) {
        if (order.limitPrice() != null) {
            return order.limitPrice();
        }
        if (order.stopPrice() != null) {
            return protectedFrom(order.side(), order.stopPrice());
        }
        if (tick == null) {
            throw new IllegalArgumentException("Only a quote tells the worst price of a " + order.type() + " order");
        }
        return protectedFrom(order.side(), tick.price());
    }

    /** Rounded to eight decimals towards the price, and so never worse than the protection allows. */
    private Price protectedFrom(Side side, Price price) {
        BigDecimal percent = side == Side.BUY ? HUNDRED.add(protection) : HUNDRED.subtract(protection);
        RoundingMode towards = side == Side.BUY ? RoundingMode.DOWN : RoundingMode.UP;
        return new Price(price.value().multiply(percent).movePointLeft(2).setScale(Price.MAXIMUM_DECIMALS, towards));
    }
}
