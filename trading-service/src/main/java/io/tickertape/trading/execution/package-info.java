/** The log of execution reports on Kafka: their form, and the reading of them. */
@NullMarked
package io.tickertape.trading.execution;

import org.jspecify.annotations.NullMarked;
