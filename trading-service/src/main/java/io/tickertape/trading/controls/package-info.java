/** What the operators have stopped, from the topic {@code controls}: halts and the kill switch. */
@NullMarked
package io.tickertape.trading.controls;

import org.jspecify.annotations.NullMarked;
