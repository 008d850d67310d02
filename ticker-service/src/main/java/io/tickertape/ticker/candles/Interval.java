package io.tickertape.ticker.candles;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** How much time a candle covers. It begins at a whole multiple of that time, counted from 1970, UTC. */
public enum Interval {
    MINUTE("1m", "1 min", 60),
    FIVE_MINUTES("5m", "5 min", 300),
    DAY("1d", "Day", 86_400);

    private final String code;
    private final String label;
    private final int seconds;

    Interval(String code, String label, int seconds) {
        this.code = code;
        this.label = label;
        this.seconds = seconds;
    }

    /** The interval of a code such as {@code 5m}. */
    public static Optional<Interval> parse(String code) {
        return Stream.of(values()).filter(one -> one.code.equals(code)).findFirst();
    }

    /** As addresses and messages name it. */
    public String code() {
        return code;
    }

    /** As pages name it. */
    public String label() {
        return label;
    }

    public int seconds() {
        return seconds;
    }

    /** The number of the candle that a time falls into: the first began in 1970. */
    public long numberAt(Instant time) {
        return Math.floorDiv(time.getEpochSecond(), seconds);
    }

    /** When a candle begins. */
    public Instant start(long number) {
        return Instant.ofEpochSecond(number * seconds);
    }
}
