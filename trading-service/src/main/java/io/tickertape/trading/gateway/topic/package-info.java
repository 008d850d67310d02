/** The counts of sockets that the instances tell each other on Kafka. */
@NullMarked
package io.tickertape.trading.gateway.topic;

import org.jspecify.annotations.NullMarked;
