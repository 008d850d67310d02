/** Attacks on a server, written for both services: what a stranger's connection must not achieve. */
@NullMarked
package io.tickertape.testbed.hardening;

import org.jspecify.annotations.NullMarked;
