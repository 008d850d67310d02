/** The price feed: an ordinary Kafka producer that simulates a market or replays a real one. */
@NullMarked
package io.tickertape.testbed.feed;

import org.jspecify.annotations.NullMarked;
