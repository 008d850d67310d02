/** Attacks, each by its name, and that they come to nothing. */
package io.tickertape.trading.hardening;
