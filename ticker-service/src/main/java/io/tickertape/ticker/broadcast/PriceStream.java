package io.tickertape.ticker.broadcast;

import org.jspecify.annotations.Nullable;

/**
 * A stream that a watcher asked for.
 *
 * @param resume where the watcher's last connection broke off; null on a first connection
 * @param address of the watcher, to count its connections by
 */
public record PriceStream(Subscription subscription, @Nullable String resume, String address, Coding coding) {
    /** One that is sent as it is. */
    public PriceStream(Subscription subscription, @Nullable String resume, String address) {
        this(subscription, resume, address, Coding.PLAIN);
    }
}
