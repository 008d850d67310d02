/** The board, its fragments and the stream, over HTTP. */
@NullMarked
package io.tickertape.ticker.web;

import org.jspecify.annotations.NullMarked;
