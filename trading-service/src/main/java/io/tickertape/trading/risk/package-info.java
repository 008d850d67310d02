/** The limits that an order must keep before it is journaled, and what would be accepted instead. */
@NullMarked
package io.tickertape.trading.risk;

import org.jspecify.annotations.NullMarked;
