/** Lines of the log, each of which says one thing: no text from outside ends a line, begins one or hides a part of it. */
@NullMarked
package io.tickertape.tape.log;

import org.jspecify.annotations.NullMarked;
