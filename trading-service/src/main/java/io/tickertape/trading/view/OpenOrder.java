package io.tickertape.trading.view;

import io.tickertape.trading.order.Order;

/**
 * An open order as a page shows it.
 *
 * @param warning why no tick fills it now; empty where one may
 * @param until when it expires; empty for an order that does not
 */
public record OpenOrder(Order order, String warning, String until) {}
