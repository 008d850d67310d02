/** The form of the records that this service writes itself. */
@NullMarked
package io.tickertape.trading.topic;

import org.jspecify.annotations.NullMarked;
