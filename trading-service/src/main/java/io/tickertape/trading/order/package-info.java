/** The trader's words: commands, orders and their states, fills, reports and refusals, in plain Java. */
@NullMarked
package io.tickertape.trading.order;

import org.jspecify.annotations.NullMarked;
