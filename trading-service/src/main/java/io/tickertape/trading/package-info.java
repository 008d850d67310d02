/** Orders from traders, journaled to Kafka and confirmed: gateway, journal, blotter. */
@NullMarked
package io.tickertape.trading;

import org.jspecify.annotations.NullMarked;
