package io.tickertape.trading.order;

/**
 * The quote that stood on the trader's page when the order was sent.
 *
 * @param sequence the feed's, negative when it gives none
 * @param price the last price
 */
public record QuoteSeen(long sequence, Price price) {}
