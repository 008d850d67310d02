/** Thousands of watchers in one light process: they read streams, count prices and tell how old each was. */
@NullMarked
package io.tickertape.testbed.bench.watch;

import org.jspecify.annotations.NullMarked;
