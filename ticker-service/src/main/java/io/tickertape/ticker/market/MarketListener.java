package io.tickertape.ticker.market;

import java.time.Duration;

/** Told when ticks have been folded into the market; must not block. */
public interface MarketListener {
    /**
     * The market has changed.
     *
     * @param lag from the newest record's own time to when it was folded
     */
    void marketChanged(Duration lag);

    /** What is known of instruments has changed. */
    void instrumentsChanged();
}
