/** Records of Kafka as ticks and instruments, or the reason why they are none. */
@NullMarked
package io.tickertape.tape.record;

import org.jspecify.annotations.NullMarked;
