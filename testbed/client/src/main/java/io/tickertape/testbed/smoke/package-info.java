/** The smoke test: one price and one order through a running market, step by step. */
@NullMarked
package io.tickertape.testbed.smoke;

import org.jspecify.annotations.NullMarked;
