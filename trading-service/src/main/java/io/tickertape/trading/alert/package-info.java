/** Alerts: what a trader wants to be told of, and the tick at which that came. */
@NullMarked
package io.tickertape.trading.alert;

import org.jspecify.annotations.NullMarked;
