package io.tickertape.tape.market;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One market-data event of a symbol: its last trade, and what else the producer knows.
 *
 * @param price of the last trade
 * @param size shares in that trade; null if the producer does not say
 * @param time when it happened: by the producer's clock, but no later than its record was stamped
 * @param sequence per symbol, rising; null if the producer does not number its ticks
 * @param day figures of the trading day
 * @param stamp of its record
 */
public record Tick(
        Symbol symbol,
        Price price,
        @Nullable Size size,
        BestQuote best,
        Instant time,
        @Nullable Long sequence,
        DayFigures day,
        RecordStamp stamp) {

    /** A tick of which nothing but the price is known. */
    public static Tick of(Symbol symbol, Price price, Instant time, RecordStamp stamp) {
        return new Tick(symbol, price, null, BestQuote.NONE, time, null, DayFigures.NONE, stamp);
    }

    public Tick sized(Size newSize) {
        return new Tick(symbol, price, newSize, best, time, sequence, day, stamp);
    }

    public Tick quoted(BestQuote newBest) {
        return new Tick(symbol, price, size, newBest, time, sequence, day, stamp);
    }

    public Tick numbered(long newSequence) {
        return new Tick(symbol, price, size, best, time, newSequence, day, stamp);
    }

    public Tick told(DayFigures newDay) {
        return new Tick(symbol, price, size, best, time, sequence, newDay, stamp);
    }

    /** The best bid and ask, and the shares behind them. */
    public record BestQuote(@Nullable Price bid, @Nullable Price ask, @Nullable Size bidSize, @Nullable Size askSize) {
        public static final BestQuote NONE = new BestQuote(null, null, null, null);
    }

    /** What a producer says of the trading day, as far as it knows. */
    public record DayFigures(
            @Nullable Price open,
            @Nullable Price high,
            @Nullable Price low,
            @Nullable Price previousClose,
            @Nullable Size volume) {
        public static final DayFigures NONE = new DayFigures(null, null, null, null, null);
    }

    /** Where its record stands on the topic. */
    public TickPosition position() {
        return stamp.position();
    }

    public Duration age(Instant now) {
        return Duration.between(time, now);
    }

    /** The whole shares in the trade, all there are where the producer does not say. */
    public long wholeShares() {
        return size == null ? Long.MAX_VALUE : size.value().longValue();
    }

    /** What a buyer pays now: the ask, or the last price if there is no ask. */
    public Price buyersPrice() {
        return best.ask() == null ? price : best.ask();
    }

    /** What a seller gets now: the bid, or the last price if there is no bid. */
    public Price sellersPrice() {
        return best.bid() == null ? price : best.bid();
    }
}
