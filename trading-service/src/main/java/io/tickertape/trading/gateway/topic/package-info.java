/** What the instances tell each other of their sockets, on Kafka. */
@NullMarked
package io.tickertape.trading.gateway.topic;

import org.jspecify.annotations.NullMarked;
