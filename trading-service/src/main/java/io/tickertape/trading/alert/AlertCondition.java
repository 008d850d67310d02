package io.tickertape.trading.alert;

/** What an alert waits for. */
public enum AlertCondition {
    /** A last price at the alert's price or above it. */
    PRICE_ABOVE,
    /** A last price at the alert's price or below it. */
    PRICE_BELOW,
    /** A last price that is so many percent away from the one that stood when the alert was set, either way. */
    MOVED,
    /** No price for a while, or none at all any more. */
    STALE,
    /** No trading, by the status of the instrument or by the operators. */
    HALTED;

    public boolean needsPrice() {
        return this == PRICE_ABOVE || this == PRICE_BELOW;
    }

    public boolean needsPercent() {
        return this == MOVED;
    }

    /** Whether a tick meets it; the others are met by the state of the market. */
    public boolean needsLevel() {
        return needsPrice() || needsPercent();
    }
}
