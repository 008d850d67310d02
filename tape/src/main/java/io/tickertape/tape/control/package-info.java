/** What operators have stopped: halts and the kill switch, as both services read them. */
@NullMarked
package io.tickertape.tape.control;

import org.jspecify.annotations.NullMarked;
