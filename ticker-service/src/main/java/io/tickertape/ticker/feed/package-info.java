/** From Kafka: reads ticks, refuses what is not one, folds the rest into the market. */
@NullMarked
package io.tickertape.ticker.feed;

import org.jspecify.annotations.NullMarked;
