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
            List<InstrumentUpdate> updates = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                String status = random.nextInt(3) == 0 ? null : random.nextBoolean() ? "HALTED" : "TRADING";
                updates.add(update(i, i).status(status).named("name " + i));
            }
            String expected = read(updates);
            Collections.shuffle(updates, random);
            assertEquals(expected, read(updates), "seed " + seed);
        }
    }

    private static String read(List<InstrumentUpdate> updates) {
        Instruments read = new Instruments(1);
        updates.forEach(read::apply);
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
