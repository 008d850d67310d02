/** Each account's latest orders and what became of them, folded from the journal. */
@NullMarked
package io.tickertape.trading.blotter;

import org.jspecify.annotations.NullMarked;
