/** What a team would build instead of the trading-service: a socket that takes orders, a look-up, and a journal. */
@NullMarked
package io.tickertape.testbed.bench.peer.order;

import org.jspecify.annotations.NullMarked;
