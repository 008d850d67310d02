/** What is asked of the servers: each scenario one situation, with what must be reached in it. */
@NullMarked
package io.tickertape.testbed.bench.scenario;

import org.jspecify.annotations.NullMarked;
