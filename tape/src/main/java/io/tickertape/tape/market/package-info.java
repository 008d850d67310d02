/** What a market is made of: symbols, prices, ticks, instruments, and the rules that fold them. */
@NullMarked
package io.tickertape.tape.market;

import org.jspecify.annotations.NullMarked;
