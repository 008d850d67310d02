/** Documents that tests hold against the code. */
@NullMarked
package io.tickertape.testbed.documents;

import org.jspecify.annotations.NullMarked;
