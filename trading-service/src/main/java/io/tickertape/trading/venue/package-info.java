/** The simulated venue: at which ticks an order is triggered and filled, and how. */
@NullMarked
package io.tickertape.trading.venue;

import org.jspecify.annotations.NullMarked;
