/** The ended logins on their topic: every instance writes those that end with it, and reads those of all. */
@NullMarked
package io.tickertape.trading.login.topic;

import org.jspecify.annotations.NullMarked;
