/** The form of the records that the services write themselves: a flat JSON object, with one reader and one writer. */
@NullMarked
package io.tickertape.tape.json;

import org.jspecify.annotations.NullMarked;
