/** The launcher: a whole market on one machine, each program a process of its own. */
@NullMarked
package io.tickertape.testbed.demo;

import org.jspecify.annotations.NullMarked;
