/** Records of Kafka as ticks and instruments, or the reason why they are none; and the form of the records of our own. */
@NullMarked
package io.tickertape.tape.record;

import org.jspecify.annotations.NullMarked;
