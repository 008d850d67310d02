/** Kafka's clients as micronaut-kafka's configuration sets them, and their meters. */
@NullMarked
package io.tickertape.tape.clients;

import org.jspecify.annotations.NullMarked;
