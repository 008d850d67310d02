package io.tickertape.ticker.candles;

import io.tickertape.tape.market.Day;
import io.tickertape.tape.market.DayFold;
import io.tickertape.tape.market.Tick;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The candles and the latest trades of one symbol. What is kept is a property of the ticks: the minutes and days within a
 * span that ends at the newest of them, whatever order they are read in.
 */
final class SymbolHistory {
    private static final long MINUTES_OF_FIVE = 5;

    private final TreeMap<Long, MinuteFold> minutes = new TreeMap<>();
    private final TreeMap<Long, DayFold> days = new TreeMap<>();
    /** Oldest first. */
    private final List<Trade> trades = new ArrayList<>();

    void add(Tick tick, @Nullable DayFold day, long version, HistoryLimits limits) {
        // Without what is not needed here: there may be a minute's last tick for each of many minutes.
        Tick bare = new Tick(
                tick.symbol(),
                tick.price(),
                tick.size(),
                Tick.BestQuote.NONE,
                tick.time(),
                tick.sequence(),
                Tick.DayFigures.NONE,
                tick.stamp());
        addMinute(bare, limits);
        addDay(tick, day, limits);
        addTrade(new Trade(bare, version), limits);
    }

    private void addMinute(Tick tick, HistoryLimits limits) {
        long minute = Interval.MINUTE.numberAt(tick.time());
        Map.Entry<Long, MinuteFold> newest = minutes.lastEntry();
        if (newest == null || minute > newest.getKey() - limits.minutes()) {
            MinuteFold fold = newest != null && newest.getKey() == minute ? newest.getValue() : minutes.get(minute);
            if (fold == null) {
                minutes.put(minute, new MinuteFold(tick));
                cut(minutes, limits.minutes());
            } else {
                fold.add(tick);
            }
        }
    }

    private void addDay(Tick tick, @Nullable DayFold folded, HistoryLimits limits) {
        Map.Entry<Long, DayFold> newest = days.lastEntry();
        if (newest != null && newest.getValue() == folded) {
            return;
        }
        long day = DayFold.dayOf(tick);
        if (newest == null || day > newest.getKey() - limits.days()) {
            if (folded == null) {
                days.computeIfAbsent(day, DayFold::new).add(tick);
            } else {
                days.put(day, folded);
            }
            cut(days, limits.days());
        }
    }

    private void addTrade(Trade trade, HistoryLimits limits) {
        int place = trades.size();
        while (place > 0 && trades.get(place - 1).isNewerThan(trade)) {
            place--;
        }
        trades.add(place, trade);
        cutTrades(limits.trades());
    }

    private void cutTrades(int most) {
        if (trades.size() > most) {
            trades.subList(0, trades.size() - most).clear();
        }
    }

    private static <T> void cut(NavigableMap<Long, T> kept, int span) {
        if (!kept.isEmpty()) {
            kept.headMap(kept.lastKey() - span, true).clear();
        }
    }

    /** Keeps no more than these limits say. */
    void cut(HistoryLimits limits) {
        cut(minutes, limits.minutes());
        cut(days, limits.days());
        cutTrades(limits.trades());
    }

    /** The trades, newest first. */
    List<Trade> trades() {
        List<Trade> newestFirst = new ArrayList<>(trades.size());
        for (int i = trades.size() - 1; i >= 0; i--) {
            newestFirst.add(trades.get(i));
        }
        return newestFirst;
    }

    /** The candles within so many intervals up to the newest, oldest first. */
    List<Candle> candles(Interval interval, int span, HistoryLimits limits) {
        return switch (interval) {
            case MINUTE -> minutes(span);
            case FIVE_MINUTES -> fives(span, limits);
            case DAY -> days(span);
        };
    }

    private List<Candle> minutes(long span) {
        List<Candle> candles = new ArrayList<>();
        last(minutes, span).forEach((minute, fold) -> candles.add(fold.candle(minute)));
        return candles;
    }

    /** Made of the minutes; one whose first minutes are not kept any more would not be what was traded. */
    private List<Candle> fives(long span, HistoryLimits limits) {
        long oldest = minutes.isEmpty() ? 0 : minutes.lastKey() - limits.minutes() + 1;
        long newestFive = minutes.isEmpty() ? 0 : Math.floorDiv(minutes.lastKey(), MINUTES_OF_FIVE);
        List<Candle> candles = new ArrayList<>();
        long begun = Long.MIN_VALUE;
        for (Map.Entry<Long, MinuteFold> entry : minutes.entrySet()) {
            long five = Math.floorDiv(entry.getKey(), MINUTES_OF_FIVE);
            if (five * MINUTES_OF_FIVE >= oldest && five > newestFive - span) {
                Candle minute = entry.getValue().candle(entry.getKey());
                if (five == begun) {
                    candles.add(candles.remove(candles.size() - 1).then(minute));
                } else {
                    candles.add(minute.from(Interval.FIVE_MINUTES.start(five)));
                }
                begun = five;
            }
        }
        return candles;
    }

    private List<Candle> days(long span) {
        List<Candle> candles = new ArrayList<>();
        last(days, span).forEach((day, fold) -> candles.add(day(fold)));
        return candles;
    }

    private static Candle day(DayFold fold) {
        Day day = fold.day(null);
        Tick last = fold.last();
        return new Candle(
                Interval.DAY.start(fold.epochDay()),
                day.open(),
                day.high(),
                day.low(),
                last == null ? day.open() : last.price(),
                day.volume(),
                fold.ticks());
    }

    private static <T> NavigableMap<Long, T> last(NavigableMap<Long, T> kept, long span) {
        return kept.isEmpty() ? kept : kept.tailMap(kept.lastKey() - span, false);
    }
}
