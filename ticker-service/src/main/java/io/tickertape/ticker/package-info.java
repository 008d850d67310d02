/** Prices from Kafka to watchers: feed, market, broadcast, web. */
@NullMarked
package io.tickertape.ticker;

import org.jspecify.annotations.NullMarked;
