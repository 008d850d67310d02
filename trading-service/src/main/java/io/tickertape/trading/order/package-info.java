/** The trader's words: price, quantity, side, a new order, its outcome and its refusals, in plain Java. */
@NullMarked
package io.tickertape.trading.order;

import org.jspecify.annotations.NullMarked;
