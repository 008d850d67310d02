package io.tickertape.trading.market;

import static io.tickertape.trading.market.Market.Outcome.APPLIED;
import static io.tickertape.trading.market.Market.Outcome.DUPLICATE;
import static io.tickertape.trading.market.Market.Outcome.LATE;
import static io.tickertape.trading.market.Market.Outcome.TOO_MANY_SYMBOLS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tickertape.tape.market.Instrument;
import io.tickertape.tape.market.Symbol;
import io.tickertape.tape.market.Tick;
import io.tickertape.trading.Ticks;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class MarketTest {
    private static final Symbol AAPL = new Symbol("AAPL");

    private final Market market = new Market(4, 2);

    @Test
    void holdsTheLatestTickOfEachSymbol() {
        Tick second = Ticks.of("AAPL", "190", -1, 1);

        assertEquals(APPLIED, market.add(Ticks.of("AAPL", "189", -1, 0)));
        assertEquals(APPLIED, market.add(second));
        assertEquals(second, market.latest(AAPL));
        assertNull(market.latest(new Symbol("MSFT")));
    }

    @Test
    void dropsALateTickAndADuplicate() {
        Tick newest = Ticks.of("AAPL", "190", 7, 0);
        market.add(newest);

        assertEquals(LATE, market.add(Ticks.of("AAPL", "180", 6, 1)));
        assertEquals(DUPLICATE, market.add(Ticks.of("AAPL", "181", 7, 2)));
        assertEquals(newest, market.latest(AAPL));
        assertEquals(1, market.end());
        assertEquals(APPLIED, market.add(Ticks.of("AAPL", "191", 8, 3)));
    }

    @Test
    void remembersTheSequenceAcrossATickWithoutOne() {
        market.add(Ticks.of("AAPL", "190", 7, 0));
        market.add(Ticks.of("AAPL", "191", -1, 1));

        assertEquals(DUPLICATE, market.add(Ticks.of("AAPL", "192", 7, 2)));
    }

    @Test
    void dropsARecordThatItHasReadBefore() {
        market.add(Ticks.of("AAPL", "190", -1, 5));

        assertEquals(LATE, market.add(Ticks.of("AAPL", "190", -1, 5)));
        assertEquals(LATE, market.add(Ticks.of("AAPL", "180", -1, 4)));
    }

    @Test
    void holdsNoMoreSymbolsThanItMay() {
        market.add(Ticks.of("A", "1", -1, 0));
        market.add(Ticks.of("B", "1", -1, 1));

        assertEquals(TOO_MANY_SYMBOLS, market.add(Ticks.of("C", "1", -1, 2)));
        assertEquals(APPLIED, market.add(Ticks.of("A", "2", -1, 3)));
        assertTrue(market.add(instrument("C")));
        assertTrue(market.add(instrument("D")));
        assertFalse(market.add(instrument("E")));
        assertTrue(market.add(instrument("C")));
        assertEquals(Set.of("A", "B", "C", "D"), market.symbols());
    }

    @Test
    void knowsASymbolByItsPriceOrItsInstrument() {
        market.add(Ticks.of("A", "1", -1, 0));
        market.add(instrument("B"));

        assertTrue(market.isKnown(new Symbol("A")));
        assertTrue(market.isKnown(new Symbol("B")));
        assertFalse(market.isKnown(new Symbol("C")));
        market.remove(new Symbol("B"));
        assertFalse(market.isKnown(new Symbol("B")));
    }

    @Test
    void showsEachReaderWhatCameSinceItLastLooked() {
        long place = market.end();
        market.add(Ticks.of("A", "1", -1, 0));
        market.add(Ticks.of("A", "2", -1, 1));
        List<String> seen = new ArrayList<>();

        long next = market.from(place, tick -> seen.add(tick.price().toString()));
        assertEquals(List.of("1", "2"), seen);
        market.add(Ticks.of("A", "3", -1, 2));
        assertEquals(3, market.from(next, tick -> seen.add(tick.price().toString())));
        assertEquals(List.of("1", "2", "3"), seen);
    }

    @Test
    void showsAReaderThatComesLateWhatIsStillRemembered() {
        for (int i = 0; i < 10; i++) {
            market.add(Ticks.of("A", "1." + i, -1, i));
        }
        List<String> seen = new ArrayList<>();

        assertEquals(10, market.from(2, tick -> seen.add(tick.price().toString())));
        assertEquals(List.of("1.7", "1.8", "1.9"), seen);
    }

    @Test
    void leavesOutWhatIsOverwrittenWhileItIsRead() {
        for (int i = 0; i < 3; i++) {
            market.add(Ticks.of("A", "1." + i, -1, i));
        }
        List<String> seen = new ArrayList<>();

        long next = market.from(0, tick -> {
            seen.add(tick.price().toString());
            if (seen.size() == 1) {
                for (int i = 3; i < 8; i++) {
                    market.add(Ticks.of("A", "1." + i, -1, i));
                }
            }
        });

        assertEquals(List.of("1.0"), seen);
        assertEquals(5, next);
        market.from(next, tick -> seen.add(tick.price().toString()));
        assertEquals(List.of("1.0", "1.5", "1.6", "1.7"), seen);
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
            busy.add(Ticks.of("A", "1", -1, i));
        }

        reader.join();
        assertEquals("", fault.get());
    }

    @Test
    void needsRoomToReadBesideTheOneToBeOverwritten() {
        assertThrows(IllegalArgumentException.class, () -> new Market(1, 1));
        assertThrows(IllegalArgumentException.class, () -> new Market(2, 0));
    }

    private static Instrument instrument(String symbol) {
        return new Instrument(new Symbol(symbol), "", null, 1, false);
    }
}
