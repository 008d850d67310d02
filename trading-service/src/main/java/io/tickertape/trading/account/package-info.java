/** A cash account: what it has, what is reserved, and what it works, as its reports add up to it. */
@NullMarked
package io.tickertape.trading.account;

import org.jspecify.annotations.NullMarked;
