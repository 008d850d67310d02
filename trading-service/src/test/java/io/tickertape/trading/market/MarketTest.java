package io.tickertape.trading.market;

import static io.tickertape.tape.market.TickOutcome.APPLIED;
import static io.tickertape.tape.market.TickOutcome.DUPLICATE;
import static io.tickertape.tape.market.TickOutcome.LATE;
import static io.tickertape.tape.market.TickOutcome.TOO_MANY_SYMBOLS;
import static io.tickertape.trading.Orders.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tickertape.tape.market.InstrumentUpdate;
import io.tickertape.tape.market.Symbol;
import io.tickertape.tape.market.Tick;
import io.tickertape.trading.Ticks;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class MarketTest {
    private static final Symbol AAPL = new Symbol("AAPL");

    private final Market market = new Market(4, 2);
    private long instruments;

    @Test
    void holdsTheLatestTickOfEachSymbol() {
        Tick second = Ticks.of("AAPL", "190", 1);

        assertEquals(APPLIED, market.add(Ticks.of("AAPL", "189", 0)));
        assertEquals(APPLIED, market.add(second));
        assertEquals(second, market.latest(AAPL));
        assertNull(market.latest(new Symbol("MSFT")));
    }

    @Test
    void dropsALateTickAndADuplicate() {
        Tick newest = Ticks.of("AAPL", "190", 0).numbered(7);
        market.add(newest);

        assertEquals(LATE, market.add(Ticks.of("AAPL", "180", 1).numbered(6)));
        assertEquals(DUPLICATE, market.add(Ticks.of("AAPL", "181", 2).numbered(7)));
        assertEquals(newest, market.latest(AAPL));
        assertEquals(1, market.end());
        assertEquals(APPLIED, market.add(Ticks.of("AAPL", "191", 3).numbered(8)));
    }

    @Test
    void remembersTheSequenceAcrossATickWithoutOne() {
        market.add(Ticks.of("AAPL", "190", 0).numbered(7));
        market.add(Ticks.of("AAPL", "191", 1));

        assertEquals(DUPLICATE, market.add(Ticks.of("AAPL", "192", 2).numbered(7)));
    }

    @Test
    void dropsARecordThatItHasReadBefore() {
        Tick newest = Ticks.of("AAPL", "190", 5);
        market.add(newest);

        assertEquals(DUPLICATE, market.add(Ticks.of("AAPL", "190", 5)));
        assertEquals(DUPLICATE, market.add(Ticks.of("AAPL", "180", 4)));
        assertEquals(newest, market.latest(AAPL));
        assertEquals(1, market.end());
    }

    @Test
    void beginsANewSeriesWhenALowerSequenceIsASecondLater() {
        market.add(Ticks.of("AAPL", "190", 0).numbered(1000));

        assertEquals(
                LATE, market.add(after("AAPL", "180", Duration.ofMillis(999), 1).numbered(1)));
        Tick restarted = after("AAPL", "181", Duration.ofSeconds(1), 2).numbered(2);
        assertEquals(APPLIED, market.add(restarted));
        assertEquals(restarted, market.latest(AAPL));
        assertEquals(2, market.end());
    }

    @Test
    void holdsTheNewestTimeOfTicksWithoutASequence() {
        Tick newest = Ticks.of("AAPL", "190", 0);
        market.add(newest);

        assertEquals(LATE, market.add(after("AAPL", "150", Duration.ofHours(-1), 1)));
        assertEquals(newest, market.latest(AAPL));
        assertEquals(1, market.end());
    }

    @Test
    void takesASymbolOffUntilItTicksAgain() {
        market.add(Ticks.of("AAPL", "190", 0));
        market.remove(AAPL, Ticks.stamp(NOON, 1));

        assertNull(market.latest(AAPL));
        assertFalse(market.isKnown(AAPL));
        assertEquals(Set.of(), market.symbols());
        assertEquals(LATE, market.add(Ticks.of("AAPL", "189", 0)));
        assertNull(market.latest(AAPL));
        assertEquals(APPLIED, market.add(Ticks.of("AAPL", "191", 2)));
        assertEquals(Ticks.of("AAPL", "191", 2), market.latest(AAPL));
    }

    @Test
    void keepsASymbolThatHasTickedSinceItWasTakenOff() {
        Tick newest = Ticks.of("AAPL", "190", 2);
        market.add(newest);
        market.remove(AAPL, Ticks.stamp(NOON, 1));

        assertEquals(newest, market.latest(AAPL));
    }

    @Test
    void holdsNoMoreSymbolsThanItMay() {
        market.add(Ticks.of("A", "1", 0));
        market.add(Ticks.of("B", "1", 1));

        assertEquals(TOO_MANY_SYMBOLS, market.add(Ticks.of("C", "1", 2)));
        assertEquals(APPLIED, market.add(Ticks.of("A", "2", 3)));
        assertTrue(market.add(instrument("C")));
        assertTrue(market.add(instrument("D")));
        assertFalse(market.add(instrument("E")));
        assertTrue(market.add(instrument("C")));
        assertEquals(Set.of("A", "B", "C", "D"), market.symbols());
    }

    @Test
    void knowsASymbolByItsPriceOrItsInstrument() {
        market.add(Ticks.of("A", "1", 0));
        market.add(instrument("B"));

        assertTrue(market.isKnown(new Symbol("A")));
        assertTrue(market.isKnown(new Symbol("B")));
        assertFalse(market.isKnown(new Symbol("C")));
        market.removeInstrument(new Symbol("B"), Ticks.stamp(NOON, 100));
        assertFalse(market.isKnown(new Symbol("B")));
    }

    @Test
    void showsEachReaderWhatCameSinceItLastLooked() {
        long place = market.end();
        market.add(Ticks.of("A", "1", 0));
        market.add(Ticks.of("A", "2", 1));
        List<String> seen = new ArrayList<>();

        long next = market.from(place, tick -> seen.add(tick.price().toString()));
        assertEquals(List.of("1.00", "2.00"), seen);
        market.add(Ticks.of("A", "3", 2));
        assertEquals(3, market.from(next, tick -> seen.add(tick.price().toString())));
        assertEquals(List.of("1.00", "2.00", "3.00"), seen);
    }

    @Test
    void showsAReaderThatComesLateWhatIsStillRemembered() {
        for (int i = 0; i < 10; i++) {
            market.add(Ticks.of("A", "1." + i, i));
        }
        List<String> seen = new ArrayList<>();

        assertEquals(10, market.from(2, tick -> seen.add(tick.price().toString())));
        assertEquals(List.of("1.70", "1.80", "1.90"), seen);
    }

    @Test
    void leavesOutWhatIsOverwrittenWhileItIsRead() {
        for (int i = 0; i < 3; i++) {
            market.add(Ticks.of("A", "1." + i, i));
        }
        List<String> seen = new ArrayList<>();

        long next = market.from(0, tick -> {
            seen.add(tick.price().toString());
            if (seen.size() == 1) {
                for (int i = 3; i < 8; i++) {
                    market.add(Ticks.of("A", "1." + i, i));
                }
            }
        });

        assertEquals(List.of("1.00"), seen);
        assertEquals(5, next);
        market.from(next, tick -> seen.add(tick.price().toString()));
        assertEquals(List.of("1.00", "1.50", "1.60", "1.70"), seen);
    }

    @Test
    void showsNoTickAtTheWrongPlaceWhileAnotherThreadAdds() {
        Market busy = new Market(8, 1);
        int ticks = 200_000;
        AtomicReference<String> fault = new AtomicReference<>("");
        CompletableFuture<Void> reader = CompletableFuture.runAsync(() -> {
            long[] last = {-1};
            long place = 0;
            while (place < ticks) {
                place = busy.from(place, tick -> {
                    long offset = tick.position().offset();
                    if (offset <= last[0]) {
                        fault.set(offset + " after " + last[0]);
                    }
                    last[0] = offset;
                });
            }
        });
        for (int i = 0; i < ticks; i++) {
            busy.add(Ticks.of("A", "1", i));
        }

        reader.join();
        assertEquals("", fault.get());
    }

    @Test
    void needsRoomToReadBesideTheOneToBeOverwritten() {
        assertThrows(IllegalArgumentException.class, () -> new Market(1, 1));
        assertThrows(IllegalArgumentException.class, () -> new Market(2, 0));
    }

    private static Tick after(String symbol, String price, Duration since, long offset) {
        Instant time = NOON.plus(since);
        return Tick.of(new Symbol(symbol), Ticks.price(price), time, Ticks.stamp(time, offset));
    }

    private InstrumentUpdate instrument(String symbol) {
        return Ticks.instrument(symbol, ++instruments);
    }
}
