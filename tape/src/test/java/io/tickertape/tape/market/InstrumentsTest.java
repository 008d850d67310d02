package io.tickertape.tape.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InstrumentsTest {
    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
    private static final Symbol AAPL = new Symbol("AAPL");

    private final Instruments instruments = new Instruments(2);

    @Test
    void tradesUnlessToldOtherwise() {
        instruments.apply(update(0, 0).status(null).named("Apple"));

        assertEquals(new Instrument(AAPL, "Apple", "", null, null, 1, "TRADING"), instruments.of(AAPL));
    }

    @Test
    void aRecordWithoutAStatusLeavesItAsItWas() {
        instruments.apply(update(0, 0).status("HALTED"));
        instruments.apply(update(0, 1).status(null).named("Apple"));

        assertEquals("HALTED", status());
        instruments.apply(update(0, 2).status("TRADING"));
        assertEquals("TRADING", status());
    }

    @Test
    void anOlderRecordOfAnotherPartitionChangesNothing() {
        instruments.apply(update(1, 9).status("HALTED").named("new"));
        instruments.apply(update(0, 3).status("TRADING").named("old"));

        assertEquals("HALTED", status());
        assertEquals("new", Objects.requireNonNull(instruments.of(AAPL)).name());
    }

    @Test
    void forgetsWhatATombstoneTakesOff() {
        instruments.apply(update(0, 0).status("HALTED"));
        instruments.remove(AAPL, stamp(0, 1));
        assertNull(instruments.of(AAPL));

        instruments.apply(update(0, 2).status(null));
        assertEquals("TRADING", status());
    }

    @Test
    void aTombstoneThatIsReadFirstHoldsAgainstOlderRecords() {
        instruments.remove(AAPL, stamp(1, 10));
        instruments.apply(update(0, 5).status("HALTED"));
        assertNull(instruments.of(AAPL));

        instruments.apply(update(0, 11).status(null));
        assertEquals("TRADING", status());
    }

    @Test
    void aFieldThatARecordDoesNotSayStaysAsItWas() {
        instruments.apply(
                update(0, 0).named("Shell").in("GBX").closedAt(Price.of("4000")).stepping(Price.of("0.5"), 100));
        instruments.apply(update(0, 1).status("HALTED"));
        instruments.apply(update(0, 2).status("TRADING"));
        assertEquals(
                new Instrument(AAPL, "Shell", "GBX", Price.of("4000"), Price.of("0.5"), 100, "TRADING"),
                instruments.of(AAPL));

        instruments.remove(AAPL, stamp(0, 3));
        instruments.apply(update(0, 4).named("Shell plc"));
        assertEquals(new Instrument(AAPL, "Shell plc", "", null, null, 1, "TRADING"), instruments.of(AAPL));
    }

    @Test
    void aCurrencyThatCannotBeReadLeavesTheOneThatCouldAndIsShownAsUnknownWithoutOne() {
        instruments.apply(update(0, 0).in("?"));
        assertEquals("?", currency());

        instruments.apply(update(0, 2).in("GBX"));
        instruments.apply(update(0, 3).in("?"));
        assertEquals("GBX", currency());

        instruments.apply(update(1, 1).in("USD"));
        assertEquals("GBX", currency());
    }

    private @Nullable String currency() {
        Instrument instrument = instruments.of(AAPL);
        return instrument == null ? null : instrument.currency();
    }

    @Test
    void aTombstoneEndsAnOlderStatusAlsoWhereANewerRecordIsReadFirst() {
        instruments.apply(update(0, 0).status("HALTED").named("old").in("GBX"));
        instruments.apply(update(0, 2).status(null).named("new"));
        instruments.remove(AAPL, stamp(1, 1));

        assertEquals(new Instrument(AAPL, "new", "", null, null, 1, "TRADING"), instruments.of(AAPL));
    }

    @Test
    void holdsNoMoreThanItMay() {
        assertTrue(instruments.apply(InstrumentUpdate.of(new Symbol("A"), stamp(0, 0))));
        assertTrue(instruments.apply(InstrumentUpdate.of(new Symbol("B"), stamp(0, 1))));
        assertFalse(instruments.apply(InstrumentUpdate.of(new Symbol("C"), stamp(0, 2))));
        assertTrue(instruments.apply(InstrumentUpdate.of(new Symbol("A"), stamp(0, 3))));
    }

    @Test
    void theSameRecordsGiveTheSameInWhateverOrderTheirPartitionsAreRead() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            List<Consumer<Instruments>> records = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                RecordStamp stamp = stamp(i, i);
                InstrumentUpdate update = randomUpdate(random, i);
                records.add(
                        random.nextInt(6) == 0
                                ? read -> read.remove(AAPL, stamp)
                                : read -> assertTrue(read.apply(update)));
            }
            String expected = read(records);
            Collections.shuffle(records, random);
            assertEquals(expected, read(records), "seed " + seed);
        }
    }

    @Test
    void tombstonesOfSymbolsThatNobodyKnowsMakeRoomForInstruments() {
        Instruments few = new Instruments(2);
        for (int unknown = 0; unknown < 5; unknown++) {
            few.remove(new Symbol("GONE" + unknown), stamp(0, unknown));
        }

        assertTrue(few.apply(update(0, 9).status("HALTED")));
        assertTrue(few.apply(InstrumentUpdate.of(new Symbol("NEXT"), stamp(0, 10))));
        assertFalse(few.apply(InstrumentUpdate.of(new Symbol("MORE"), stamp(0, 11))));
        assertEquals(Set.of(AAPL, new Symbol("NEXT")), few.symbols());
    }

    private static InstrumentUpdate randomUpdate(Random random, int second) {
        InstrumentUpdate update = update(second, second)
                .status(random.nextInt(3) == 0 ? null : random.nextBoolean() ? "HALTED" : "TRADING");
        update = random.nextBoolean() ? update : update.named("name " + second);
        update = random.nextBoolean()
                ? update
                : update.in(List.of("?", "GBX", "USD").get(random.nextInt(3)));
        update = random.nextBoolean() ? update : update.closedAt(Price.of("1" + second));
        return random.nextBoolean() ? update : update.stepping(null, 1 + second);
    }

    private static String read(List<Consumer<Instruments>> records) {
        Instruments read = new Instruments(1);
        records.forEach(record -> record.accept(read));
        return String.valueOf(read.of(AAPL));
    }

    private @Nullable String status() {
        Instrument instrument = instruments.of(AAPL);
        return instrument == null ? null : instrument.status();
    }

    private static InstrumentUpdate update(int partition, int second) {
        return InstrumentUpdate.of(AAPL, stamp(partition, second));
    }

    private static RecordStamp stamp(int partition, int second) {
        return new RecordStamp(NOON.plusSeconds(second), new TickPosition(partition, second));
    }
}
