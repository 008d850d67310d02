package io.tickertape.trading.login;

import java.util.Map;

/**
 * An attempt to log in, as every instance counts it.
 *
 * @param isRight whether the password was right: wrong ones before it are forgotten where it came from
 * @param keys what it counts for; signed, so that whoever reads them learns no name and no address
 */
public record CountedAttempt(boolean isRight, Map<Kind, String> keys) {
    /** What attempts are counted by. */
    public enum Kind {
        /** A name from one address, or from one browser that has logged in by that name before. */
        PLACE,
        ADDRESS,
        NAME
    }

    /** Tells the other instances of an attempt; does not wait until they have heard of it. */
    public interface Teller {
        void tell(CountedAttempt attempt);
    }

    public CountedAttempt {
        keys = Map.copyOf(keys);
    }
}
