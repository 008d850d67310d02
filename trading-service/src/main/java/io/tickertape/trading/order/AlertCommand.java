package io.tickertape.trading.order;

/** A trader's command about an alert: it moves neither an order nor money. */
public sealed interface AlertCommand extends Command permits SetAlert, RemoveAlert {}
