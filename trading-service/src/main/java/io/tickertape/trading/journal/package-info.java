/** The log of commands on Kafka: writes orders to it, reads them back, and decides what became of each. */
@NullMarked
package io.tickertape.trading.journal;

import org.jspecify.annotations.NullMarked;
