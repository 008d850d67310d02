package io.tickertape.ticker.market;

import java.time.Duration;
import java.util.Locale;

/**
 * How the market stands to its feed.
 *
 * @param rebuiltPercent how much of what was retained at the start has been read, 0 to 100
 * @param lag from the newest record's own time to when it was folded
 */
public record FeedStatus(State state, int rebuiltPercent, Duration lag) {
    public static final FeedStatus STARTING = new FeedStatus(State.REBUILDING, 0, Duration.ZERO);

    /** Whether prices are current, and why not. */
    public enum State {
        /** The retained records are being read; prices are as old as what has been read. */
        REBUILDING,
        LIVE,
        /** Kafka does not answer; prices are those of before. */
        UNREACHABLE;

        /** The word that is shown. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public boolean isLive() {
        return state == State.LIVE;
    }
}
