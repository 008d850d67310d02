/** What a service does with a stranger's connection: whom it answers, how long it waits, and what each answer says. */
@NullMarked
package io.tickertape.tape.edge;

import org.jspecify.annotations.NullMarked;
