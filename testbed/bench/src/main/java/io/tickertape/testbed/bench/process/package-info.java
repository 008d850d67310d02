/** The programs that a bench starts, stops and looks at, each a process of its own. */
@NullMarked
package io.tickertape.testbed.bench.process;

import org.jspecify.annotations.NullMarked;
