/** The Kafka side of the market: reads the prices and the instruments that producers put on their topics. */
@NullMarked
package io.tickertape.trading.feed;

import org.jspecify.annotations.NullMarked;
