/** One frame for all watchers who are alike: rendered once, encoded once, shared. */
@NullMarked
package io.tickertape.ticker.broadcast;

import org.jspecify.annotations.NullMarked;
