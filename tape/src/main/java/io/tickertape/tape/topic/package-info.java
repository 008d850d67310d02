/** The topics on Kafka: their policies, their creation, the clients' settings, and the reading of a whole topic. */
@NullMarked
package io.tickertape.tape.topic;

import org.jspecify.annotations.NullMarked;
