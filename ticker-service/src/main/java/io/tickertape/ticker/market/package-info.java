/** What is known of each symbol: its latest quote, with the version of the market that made it. */
@NullMarked
package io.tickertape.ticker.market;

import org.jspecify.annotations.NullMarked;
