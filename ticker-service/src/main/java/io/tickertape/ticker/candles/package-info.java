/** What each symbol traded in this session: its candles and its latest trades. */
@NullMarked
package io.tickertape.ticker.candles;

import org.jspecify.annotations.NullMarked;
