/** The ticks that every server under test is fed with, over a real Kafka. */
@NullMarked
package io.tickertape.testbed.bench.load;

import org.jspecify.annotations.NullMarked;
