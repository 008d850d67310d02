package io.tickertape.tape.market;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a symbol apart from its prices.
 *
 * @param name of the company or the fund, for people; empty if not known
 * @param currency of its prices, such as {@code USD} or {@code GBX}; empty if not known, {@link #UNREADABLE_CURRENCY} if
 *     its producer names one that cannot be read
 * @param previousClose the price that today's change is counted from, where the ticks do not say
 * @param minPriceIncrement of which every order's price is a multiple; null if not known
 * @param lotSize of which every order's quantity is a multiple
 * @param status {@link #TRADING}; whatever else a producer says halts trading and is shown by its word
 */
public record Instrument(
        Symbol symbol,
        String name,
        String currency,
        @Nullable Price previousClose,
        @Nullable Price minPriceIncrement,
        long lotSize,
        String status) {
    public static final String TRADING = "TRADING";
    public static final String HALTED = "HALTED";

    /** Shown beside the price, which is not to be taken for one in the main currency. */
    public static final String UNREADABLE_CURRENCY = "?";

    public Instrument {
        if (lotSize < 1) {
            throw new IllegalArgumentException("a lot has 1 share or more, not " + lotSize);
        }
    }

    public boolean isHalted() {
        return !status.equals(TRADING);
    }
}
