package io.tickertape.ticker.market;

import org.jspecify.annotations.Nullable;

/** A symbol's place in the ring of symbols, which is kept in order of change; its ends meet in one empty entry. */
final class QuoteEntry {
    private @Nullable Quote quote;
    private QuoteEntry older = this;
    private QuoteEntry newer = this;

    /** The latest quote; null before the first, and in the entry where the ring's ends meet. */
    @Nullable
    Quote latest() {
        return quote;
    }

    Quote quote() {
        if (quote == null) {
            throw new IllegalStateException("an entry without a quote");
        }
        return quote;
    }

    QuoteEntry older() {
        return older;
    }

    QuoteEntry newer() {
        return newer;
    }

    void change(Quote next) {
        quote = next;
    }

    void leave() {
        older.newer = newer;
        newer.older = older;
    }

    /** Takes the newest place, which is the one before the ring's ends. */
    void moveTo(QuoteEntry ends) {
        leave();
        older = ends.older;
        newer = ends;
        ends.older.newer = this;
        ends.older = this;
    }
}
