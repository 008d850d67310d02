package io.tickertape.ticker.market;

/** Told when the market or its feed has changed; must not block. */
public interface MarketListener {
    /** Quotes have changed. */
    void marketChanged();

    /** How the market stands to its feed has changed. */
    void feedChanged(FeedStatus status);
}
