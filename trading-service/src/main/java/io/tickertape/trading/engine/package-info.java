/** One writer an account: decides what commands, ticks and time mean, and says so in execution reports. */
@NullMarked
package io.tickertape.trading.engine;

import org.jspecify.annotations.NullMarked;
