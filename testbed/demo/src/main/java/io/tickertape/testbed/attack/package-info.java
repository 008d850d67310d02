/** Attacks: every abuse that the services defend against, all at once, while people watch and trade. */
@NullMarked
package io.tickertape.testbed.attack;

import org.jspecify.annotations.NullMarked;
