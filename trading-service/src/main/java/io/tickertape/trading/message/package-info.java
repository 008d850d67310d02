/** Commands, execution reports, orders and controls as JSON, with the one strict reader of a flat object. */
@NullMarked
package io.tickertape.trading.message;

import org.jspecify.annotations.NullMarked;
