/** A market at work, from which the services' JVMs learn what a start can take over. */
@NullMarked
package io.tickertape.testbed.training;

import org.jspecify.annotations.NullMarked;
