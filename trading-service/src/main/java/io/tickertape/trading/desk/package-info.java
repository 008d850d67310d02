/** One account's single writer: commands, ticks, controls and time in, reports out. */
@NullMarked
package io.tickertape.trading.desk;

import org.jspecify.annotations.NullMarked;
