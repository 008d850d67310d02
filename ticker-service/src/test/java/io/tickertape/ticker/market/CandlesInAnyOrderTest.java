package io.tickertape.ticker.market;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tickertape.tape.market.Price;
import io.tickertape.tape.market.RecordStamp;
import io.tickertape.tape.market.Size;
import io.tickertape.tape.market.Symbol;
import io.tickertape.tape.market.Tick;
import io.tickertape.tape.market.TickPosition;
import io.tickertape.ticker.candles.Candle;
import io.tickertape.ticker.candles.HistoryLimits;
import io.tickertape.ticker.candles.Interval;
import io.tickertape.ticker.candles.Trade;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The same records give the same candles and the same tape, in whatever order the partitions are read. */
class CandlesInAnyOrderTest {
    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
    private static final Symbol AAPL = new Symbol("AAPL");
    private static final int PARTITIONS = 3;
    private static final int FEEDS = 300;
    private static final int ORDERS = 6;

    /** Feeds with late ticks, copies, restarted sequences, gaps, several days and more than is kept. */
    @Test
    void theSameRecordsGiveTheSameInWhateverOrderTheyAreRead() {
        for (int seed = 0; seed < FEEDS; seed++) {
            Random random = new Random(seed);
            List<List<Tick>> feed = feed(random);
            int days = 2 + seed % 3;
            String expected = readIn(random, feed, days);
            for (int order = 1; order < ORDERS; order++) {
                assertEquals(expected, readIn(random, feed, days), "seed " + seed + ", order " + order);
            }
        }
    }

    @Test
    void aCopyOfARecordIsCountedOnce() {
        Market market = new Market(limits(), 3);
        Tick tick = tick(NOON, 0, 0, "10").numbered(1);
        market.apply(tick, NOON);
        market.apply(tick, NOON);
        market.apply(tick(NOON, 0, 1, "10").numbered(1), NOON);

        SymbolState state = Objects.requireNonNull(market.state(AAPL, Interval.MINUTE, 5));
        assertEquals(List.of(1L), state.candles().stream().map(Candle::ticks).toList());
        assertEquals(1, state.trades().size());
    }

    @Test
    void aTickThatIsLateBySequenceCountsForNoCandle() {
        Market market = new Market(limits(), 3);
        market.apply(tick(NOON, 0, 0, "10").numbered(5), NOON);
        market.apply(tick(NOON, 0, 1, "99").numbered(4), NOON);

        SymbolState state = Objects.requireNonNull(market.state(AAPL, Interval.MINUTE, 5));
        assertEquals("10.00", state.candles().get(0).high().toString());
        assertEquals(1, state.trades().size());
    }

    private static Freshness.Limits limits() {
        return Freshness.Limits.of(Duration.ofSeconds(15), Duration.ofSeconds(60));
    }

    private static List<List<Tick>> feed(Random random) {
        List<List<Tick>> partitions = new ArrayList<>();
        for (int i = 0; i < PARTITIONS; i++) {
            partitions.add(new ArrayList<>());
        }
        boolean numbered = random.nextBoolean();
        Instant time = NOON;
        long sequence = 1L + random.nextInt(50);
        int partition = 0;
        for (int i = 0; i < 60; i++) {
            time = time.plusMillis(random.nextInt(3) == 0 ? 0L : random.nextInt(40_000));
            time = random.nextInt(20) == 0 ? time.plus(Duration.ofHours(7)) : time;
            sequence = random.nextInt(20) == 0 ? random.nextInt(5) : sequence;
            partition = random.nextInt(4) == 0 ? random.nextInt(PARTITIONS) : partition;
            List<Tick> log = partitions.get(partition);
            Instant own = !numbered && random.nextInt(4) == 0 ? time.minusSeconds(random.nextInt(4_000)) : time;
            Tick tick =
                    tick(own, partition, log.size(), "1" + random.nextInt(90)).sized(Size.of("" + random.nextInt(5)));
            log.add(numbered ? tick.numbered(sequence++) : tick);
            if (numbered && random.nextInt(6) == 0) {
                log.add(tick(time, partition, log.size(), "77").numbered(sequence - 1));
            }
        }
        return partitions;
    }

    private static Tick tick(Instant time, int partition, long offset, String price) {
        return Tick.of(AAPL, Price.of(price), time, new RecordStamp(time, new TickPosition(partition, offset)));
    }

    /** Each partition in its own order, the partitions between each other in any. */
    private static String readIn(Random random, List<List<Tick>> partitions, int days) {
        Market market = new Market(limits(), 3, new HistoryLimits(30, days, 10, 1000, 1000));
        List<Integer> turns = new ArrayList<>();
        for (int i = 0; i < PARTITIONS; i++) {
            turns.addAll(Collections.nCopies(partitions.get(i).size(), i));
        }
        if (random.nextBoolean()) {
            Collections.shuffle(turns, random);
        } else {
            Collections.rotate(turns, random.nextInt(turns.size()));
        }
        int[] next = new int[PARTITIONS];
        for (int turn : turns) {
            market.apply(partitions.get(turn).get(next[turn]++), NOON);
        }
        StringBuilder found = new StringBuilder();
        for (Interval interval : Interval.values()) {
            SymbolState state = Objects.requireNonNull(market.state(AAPL, interval, 1000));
            found.append(state.candles()).append('\n');
        }
        List<Tick> tape = Objects.requireNonNull(market.state(AAPL, Interval.MINUTE, 1)).trades().stream()
                .map(Trade::tick)
                .toList();
        return found.append(tape).toString();
    }
}
