/** The traders' sessions: origins, tickets, limits, and the reading of what a browser sends. */
@NullMarked
package io.tickertape.trading.gateway;

import org.jspecify.annotations.NullMarked;
