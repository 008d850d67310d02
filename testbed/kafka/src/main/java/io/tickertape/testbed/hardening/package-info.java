/** What the hardening tests of both services attack with, and look at the damage with. */
@NullMarked
package io.tickertape.testbed.hardening;

import org.jspecify.annotations.NullMarked;
