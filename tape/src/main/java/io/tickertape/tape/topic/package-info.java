/** The topics on Kafka: their policies, their creation, and the reading of a whole one. */
@NullMarked
package io.tickertape.tape.topic;

import org.jspecify.annotations.NullMarked;
