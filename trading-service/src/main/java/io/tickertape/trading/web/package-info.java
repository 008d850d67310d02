/** The pages that a browser loads: the desk, the history as a file, the operators' page. */
@NullMarked
package io.tickertape.trading.web;

import org.jspecify.annotations.NullMarked;
