/** The controls on their topic: operators write them, and every instance reads them. */
@NullMarked
package io.tickertape.trading.controls.topic;

import org.jspecify.annotations.NullMarked;
