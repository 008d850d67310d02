/** The desk on Kafka Streams: one processor for each partition of the journal, exactly once. */
@NullMarked
package io.tickertape.trading.desk.streams;

import org.jspecify.annotations.NullMarked;
