/** Servers that a team would build instead of the trading-service: a socket takes orders, looks up, and journals. */
@NullMarked
package io.tickertape.testbed.bench.peer.order;

import org.jspecify.annotations.NullMarked;
