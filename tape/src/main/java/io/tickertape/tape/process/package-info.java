/** What keeps a process honest: an Error ends it, and each thread that goes round shows a pulse. */
@NullMarked
package io.tickertape.tape.process;

import org.jspecify.annotations.NullMarked;
