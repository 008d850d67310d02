/** Holds the halts and the kill switch of the operators, as both services read them. */
@NullMarked
package io.tickertape.tape.control;

import org.jspecify.annotations.NullMarked;
