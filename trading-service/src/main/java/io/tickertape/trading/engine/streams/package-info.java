/** The engine on Kafka Streams, exactly once. */
@NullMarked
package io.tickertape.trading.engine.streams;

import org.jspecify.annotations.NullMarked;
