package io.tickertape.tape.market;

import static io.tickertape.tape.market.TickOutcome.APPLIED;
import static io.tickertape.tape.market.TickOutcome.DUPLICATE;
import static io.tickertape.tape.market.TickOutcome.LATE;
import static io.tickertape.tape.market.TickOutcome.TOO_MANY_SYMBOLS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TickFoldsTest {
    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
    private static final Symbol AAPL = new Symbol("AAPL");

    private final TickFolds folds = new TickFolds(2);
    private final long[] offsets = new long[3];

    @Test
    void theNewestTimeIsLastWhateverPartitionItCameFrom() {
        assertEquals(APPLIED, folds.add(tick("2.00", NOON, 1)));
        assertEquals(LATE, folds.add(tick("1.00", NOON.minusSeconds(60), 0)));

        assertEquals("2.00", last());
    }

    @Test
    void aTickDatedBackIsNotLast() {
        folds.add(tick("200", NOON, 0));
        assertEquals(LATE, folds.add(tick("150", NOON.minusSeconds(3600), 0)));

        assertEquals("200.00", last());
        assertEquals("150.00", String.valueOf(fold().day().low()));
        assertEquals(1, fold().late());
    }

    @Test
    void aLowerSequenceIsLateAndAnEqualOneADuplicate() {
        assertEquals(APPLIED, folds.add(tick("10", NOON, 0).numbered(7)));
        assertEquals(DUPLICATE, folds.add(tick("11", NOON, 0).numbered(7)));
        assertEquals(LATE, folds.add(tick("12", NOON.plusMillis(500), 0).numbered(6)));
        assertEquals(APPLIED, folds.add(tick("13", NOON, 0).numbered(8)));
        assertEquals(DUPLICATE, folds.add(tick("14", NOON.plusSeconds(9), 0).numbered(8)));

        assertEquals("13.00", last());
        assertEquals(2, fold().duplicates());
    }

    @Test
    void aLowerSequenceClearlyLaterBeginsANewSeries() {
        folds.add(tick("10", NOON, 0).numbered(1000));
        for (int i = 1; i <= 5; i++) {
            assertEquals(
                    APPLIED, folds.add(tick("2" + i, NOON.plusSeconds(i), 0).numbered(i)));
        }

        assertEquals("25.00", last());
    }

    @Test
    void aStragglerOfTheOldSeriesDoesNotHoldUpTheNewOne() {
        folds.add(tick("10", NOON, 0).numbered(1000));
        folds.add(tick("20", NOON.plusSeconds(5), 0).numbered(1));
        Tick straggler = tick("11", NOON.plusMillis(10), 0).numbered(1001).sized(Size.of("7"));
        assertEquals(LATE, folds.add(straggler));
        assertEquals(DUPLICATE, folds.add(copy(straggler, 0)));
        assertEquals(APPLIED, folds.add(tick("21", NOON.plusMillis(5100), 0).numbered(2)));

        assertEquals("21.00", last());
        assertEquals("7", String.valueOf(fold().day().volume()));
    }

    @Test
    void whatIsSentOnceMoreCountsForNothingHoweverOldItIs() {
        List<Tick> sent = new ArrayList<>();
        for (int i = 1; i <= 9; i++) {
            sent.add(tick("1" + i, NOON.plusSeconds(i), 0).numbered(i).sized(Size.of("1")));
        }
        sent.forEach(folds::add);
        sent.forEach(tick -> folds.add(copy(tick, 0)));

        assertEquals("19.00 9", last() + " " + fold().day().volume());
    }

    @Test
    void theOldSeriesIsLateWhenItIsReadAfterTheNewOne() {
        folds.add(tick("20", NOON.plusSeconds(10), 0).numbered(1));
        assertEquals(LATE, folds.add(tick("10", NOON, 1).numbered(1000)));
        assertEquals(APPLIED, folds.add(tick("21", NOON.plusSeconds(11), 0).numbered(2)));

        assertEquals("21.00", last());
    }

    @Test
    void aSequenceStaysKnownOverATickThatHasNone() {
        folds.add(tick("10", NOON, 0).numbered(7));
        folds.add(tick("11", NOON, 0));

        assertEquals(LATE, folds.add(tick("12", NOON, 0).numbered(6)));
        assertEquals("11.00", last());
    }

    @Test
    void aRecordThatIsReadAgainCountsForNothing() {
        Tick tick = tick("10", NOON, 0).sized(Size.of("5"));
        folds.add(tick);

        assertEquals(DUPLICATE, folds.add(tick));
        assertEquals("5", String.valueOf(fold().day().volume()));
    }

    @Test
    void anOlderTickCountsForItsOwnDayAlone() {
        folds.add(tick("10", NOON, 0).sized(Size.of("5")));
        folds.add(tick("99", NOON.minusSeconds(60), 0).sized(Size.of("2")));
        folds.add(tick("1", NOON.minus(Duration.ofDays(1)), 0).sized(Size.of("1000")));

        Day day = fold().day();
        assertEquals("99.00 99.00 10.00 7 1.00", figures(day));
    }

    @Test
    void theProducersFiguresOfTheDayStandAsLongAsTheyCan() {
        Tick.DayFigures told =
                new Tick.DayFigures(Price.of("5"), Price.of("20"), Price.of("4"), Price.of("8"), Size.of("1000"));
        folds.add(tick("50", NOON.minusSeconds(9), 0).sized(Size.of("3")));
        folds.add(tick("10", NOON, 0).told(told));
        assertEquals("5.00 20.00 4.00 1000 8.00", figures(fold().day()));

        folds.add(tick("21", NOON.plusSeconds(1), 0).sized(Size.of("3")));
        assertEquals("5.00 21.00 4.00 1000 8.00", figures(fold().day()));
    }

    @Test
    void aTombstoneTakesASymbolOff() {
        folds.add(tick("10", NOON, 0));
        assertTrue(folds.remove(AAPL, stamp(NOON.plusSeconds(1), 0)));

        assertNull(folds.of(AAPL));
        assertEquals(LATE, folds.add(tick("9", NOON, 1)));
        assertNull(folds.of(AAPL));
        assertEquals(APPLIED, folds.add(tick("11", NOON.minusSeconds(5), 0)));
        assertEquals("11.00", last());
    }

    @Test
    void aTombstoneOlderThanTheLastTickTakesNothingOff() {
        folds.add(tick("10", NOON, 0));

        assertFalse(folds.remove(AAPL, stamp(NOON.minusSeconds(1), 1)));
        assertEquals("10.00", last());
    }

    @Test
    void aTombstoneTakesNothingOffThatWasWrittenAfterIt() {
        folds.add(tick("1", NOON, 0));
        folds.add(Tick.of(AAPL, Price.of("2"), NOON.minusSeconds(60), stamp(NOON.plusSeconds(7), 0)));

        assertFalse(folds.remove(AAPL, stamp(NOON.plusSeconds(5), 1)));
    }

    @Test
    void aSymbolTakenOffLeavesRoomForAnother() {
        folds.add(tick("A", "1", NOON, 0));
        folds.add(tick("B", "1", NOON, 0));
        assertEquals(TOO_MANY_SYMBOLS, folds.add(tick("C", "1", NOON, 0)));
        folds.remove(new Symbol("A"), stamp(NOON.plusSeconds(1), 0));

        assertEquals(APPLIED, folds.add(tick("C", "1", NOON, 0)));
    }

    /** Feeds with late ticks, copies, restarted sequences, several days and two partitions, read in many orders. */
    @Test
    void theSameRecordsGiveTheSameInWhateverOrderTheyAreRead() {
        for (int seed = 0; seed < 400; seed++) {
            Random random = new Random(seed);
            List<List<Tick>> partitions = feed(random);
            String expected = null;
            for (int order = 0; order < 8; order++) {
                String found = readIn(random, partitions);
                expected = expected == null ? found : expected;
                assertEquals(expected, found, "seed " + seed + ", order " + order);
            }
        }
    }

    private List<List<Tick>> feed(Random random) {
        int count = 1 + random.nextInt(40);
        boolean numbered = random.nextBoolean();
        boolean tells = random.nextInt(3) == 0;
        List<List<Tick>> partitions = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        Instant time = NOON;
        long sequence = 1L + random.nextInt(50);
        int partition = 0;
        for (int i = 0; i < count; i++) {
            time = time.plusMillis(random.nextInt(3) == 0 ? 0L : random.nextInt(4_000));
            if (random.nextInt(12) == 0) {
                time = time.plus(Duration.ofHours(14));
            }
            if (random.nextInt(15) == 0) {
                time = time.plusSeconds(2);
                sequence = random.nextInt(5);
            }
            partition = random.nextInt(4) == 0 ? random.nextInt(3) : partition;
            Instant own = random.nextInt(5) == 0 && !numbered ? time.minusMillis(random.nextInt(9_000_000)) : time;
            Tick tick = tick("1" + random.nextInt(90), own, partition).sized(Size.of("" + random.nextInt(5)));
            tick = numbered ? tick.numbered(sequence++) : tick;
            partitions.get(partition).add(tells && random.nextBoolean() ? tick.told(told(random)) : tick);
            if (numbered && random.nextInt(12) == 0) {
                partitions
                        .get(partition)
                        .add(tick("999", time.minusSeconds(4), partition)
                                .sized(Size.of("3"))
                                .numbered(60L + random.nextInt(5)));
            }
            if (numbered && random.nextInt(8) == 0) {
                partitions.get(partition).add(copy(tick, partition));
            }
        }
        return partitions;
    }

    private Tick copy(Tick tick, int partition) {
        return new Tick(
                tick.symbol(),
                tick.price(),
                tick.size(),
                tick.best(),
                tick.time(),
                tick.sequence(),
                tick.day(),
                stamp(tick.time(), partition));
    }

    private static Tick.DayFigures told(Random random) {
        return new Tick.DayFigures(
                random.nextBoolean() ? Price.of("" + (1 + random.nextInt(9))) : null,
                random.nextBoolean() ? Price.of("" + (200 + random.nextInt(9))) : null,
                null,
                random.nextBoolean() ? Price.of("" + (1 + random.nextInt(9))) : null,
                random.nextBoolean() ? Size.of("" + random.nextInt(9)) : null);
    }

    /** Each partition in its own order, the partitions between each other in any. */
    private static String readIn(Random random, List<List<Tick>> partitions) {
        TickFolds read = new TickFolds(1);
        int[] next = new int[partitions.size()];
        List<Integer> turns = new ArrayList<>();
        for (int i = 0; i < partitions.size(); i++) {
            for (int j = 0; j < partitions.get(i).size(); j++) {
                turns.add(i);
            }
        }
        boolean oneByOne = random.nextBoolean();
        Collections.shuffle(turns, random);
        if (oneByOne) {
            int first = random.nextInt(3);
            turns.sort(Comparator.comparing(turn -> (turn + first) % 3));
        }
        for (int turn : turns) {
            read.add(partitions.get(turn).get(next[turn]++));
        }
        TickFold fold = Objects.requireNonNull(read.of(AAPL));
        return fold.last().price() + " at " + fold.last().time() + " "
                + fold.day().date() + " " + figures(fold.day());
    }

    private static String figures(Day day) {
        return day.open() + " " + day.high() + " " + day.low() + " " + day.volume() + " " + day.previousClose();
    }

    private String last() {
        return fold().last().price().toString();
    }

    private TickFold fold() {
        return Objects.requireNonNull(folds.of(AAPL));
    }

    private Tick tick(String price, Instant time, int partition) {
        return tick("AAPL", price, time, partition);
    }

    private Tick tick(String symbol, String price, Instant time, int partition) {
        return Tick.of(new Symbol(symbol), Price.of(price), time, stamp(time, partition));
    }

    private RecordStamp stamp(Instant time, int partition) {
        return new RecordStamp(time, new TickPosition(partition, offsets[partition]++));
    }
}
