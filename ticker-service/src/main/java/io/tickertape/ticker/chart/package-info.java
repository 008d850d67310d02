/** A chart of candles as SVG shows it: its scales, with round numbers, and its shapes. */
@NullMarked
package io.tickertape.ticker.chart;

import org.jspecify.annotations.NullMarked;
