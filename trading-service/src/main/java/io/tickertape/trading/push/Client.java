package io.tickertape.trading.push;

import java.time.Instant;

/**
 * Whose browser a page is open in, as far as the service can know it.
 *
 * @param address that the page counts for
 * @param since when the page is open
 */
public record Client(String address, Instant since) {}
