/** The ticker's job on other servers, each written as well as its programming interface allows. */
@NullMarked
package io.tickertape.testbed.bench.peer;

import org.jspecify.annotations.NullMarked;
