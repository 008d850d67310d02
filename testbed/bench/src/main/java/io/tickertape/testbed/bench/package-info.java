/** Runs the ticker and its peers under the same load, in turns, and prints what that cost. */
@NullMarked
package io.tickertape.testbed.bench;

import org.jspecify.annotations.NullMarked;
