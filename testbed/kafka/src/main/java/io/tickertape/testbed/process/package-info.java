/** What it takes to run programs on one machine: ports that are free, and a leash that ends them with their starter. */
@NullMarked
package io.tickertape.testbed.process;

import org.jspecify.annotations.NullMarked;
