/** What the instances tell each other of logins, on Kafka: those that have ended, and the attempts at a password. */
@NullMarked
package io.tickertape.trading.login.topic;

import org.jspecify.annotations.NullMarked;
