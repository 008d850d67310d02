/** What is known of the market: the latest tick of each symbol, the recent ones in order, the instruments. */
@NullMarked
package io.tickertape.trading.market;

import org.jspecify.annotations.NullMarked;
