/** A real Kafka broker (KRaft, one node) in a JVM. */
@NullMarked
package io.tickertape.testbed.kafka;

import org.jspecify.annotations.NullMarked;
