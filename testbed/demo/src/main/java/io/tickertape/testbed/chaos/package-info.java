/** Chaos: traders trade while programs are killed and frozen, and afterwards every word that they were told is checked. */
@NullMarked
package io.tickertape.testbed.chaos;

import org.jspecify.annotations.NullMarked;
