package io.tickertape.trading.push;

import io.tickertape.trading.order.Refusal;
import java.time.Instant;

/**
 * A ticket that was used, for whatever came of it.
 *
 * @param id the clientOrderId of its order
 * @param expires when its date alone refuses it, so that nothing more need be known of it
 */
public record UsedTicket(String id, Instant expires) {
    public static final Refusal NEVER_ARRIVED = new Refusal(
            "gateway.never-arrived",
            "",
            "the order never reached the desk",
            "nothing was placed; the page has a fresh ticket now, send it again");
}
