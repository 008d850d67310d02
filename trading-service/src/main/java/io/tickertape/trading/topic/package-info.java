/** What every room that reads or writes a topic shares: the clients, the reading of a whole topic, its creation. */
@NullMarked
package io.tickertape.trading.topic;

import org.jspecify.annotations.NullMarked;
