package io.tickertape.trading.order;

import io.tickertape.tape.market.Price;
import org.jspecify.annotations.Nullable;

/**
 * What a replacement may change of an order.
 *
 * @param quantity of the whole order, what has been filled included
 */
public record OrderTerms(
        Quantity quantity, @Nullable Price limitPrice, @Nullable Price stopPrice, TimeInForce timeInForce) {}
