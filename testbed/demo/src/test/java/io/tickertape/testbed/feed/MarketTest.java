package io.tickertape.testbed.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tickertape.tape.market.Symbol;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class MarketTest {
    private static final int TICKS = 200_000;

    @Test
    void makesTheSameTicksAtTheSameTimesFromTheSameSeed() {
        assertEquals(trades(7, 5_000), trades(7, 5_000));
        assertNotEquals(trades(7, 100), trades(8, 100));
    }

    /** Pins the ticks of seed 1, so that a newer program or JDK repeats them too. */
    @Test
    void makesTheTicksThatItAlwaysMade() {
        Market market = new Market(Instruments.of(List.of("AAPL", "BRK.B")), 10, 1);
        List<String> first = IntStream.range(0, 3)
                .mapToObj(i -> market.next().json().toString())
                .toList();
        assertEquals(
                List.of(
                        """
                {"symbol":"AAPL","price":"211.05","size":300,"bid":"211.04","ask":"211.05","bidSize":300,"askSize":200}""",
                        """
                {"symbol":"AAPL","price":"211.08","size":2,"bid":"211.07","ask":"211.08","bidSize":600,"askSize":500}""",
                        """
                {"symbol":"BRK.B","price":"455.21","size":400,"bid":"455.21","ask":"455.23","bidSize":1100,"askSize":100}"""),
                first);
    }

    @Test
    void pricesStayOnTheIncrementInsideTheQuoteAndNearTheClose() {
        Market market = new Market(Instruments.all(), 100, 1);
        Map<Symbol, BigDecimal> closes = new HashMap<>();
        Instruments.all()
                .forEach(each -> closes.put(each.symbol(), each.previousClose().value()));
        for (int i = 0; i < TICKS; i++) {
            Tick tick = market.next();
            assertTrue(tick.bid().signum() > 0 && tick.bid().compareTo(tick.ask()) < 0, tick::toString);
            assertTrue(List.of(tick.bid(), tick.ask()).contains(tick.price()), tick::toString);
            assertEquals(2, tick.price().scale());
            double change = tick.price().doubleValue()
                            / closes.getOrDefault(tick.symbol(), BigDecimal.ZERO)
                                    .doubleValue()
                    - 1;
            assertTrue(Math.abs(change) < 0.15, () -> tick + " has moved by " + change);
        }
    }

    @Test
    void tradesEverySymbolAndMovesEachVisiblyWithinAMinute() {
        Market market = new Market(Instruments.all(), 100, 1);
        Map<Symbol, List<BigDecimal>> prices = new HashMap<>();
        while (market.seconds() < 60) {
            Tick tick = market.next();
            prices.computeIfAbsent(tick.symbol(), symbol -> new ArrayList<>()).add(tick.price());
        }
        assertEquals(Instruments.all().size(), prices.size());
        prices.forEach((symbol, all) ->
                assertTrue(all.stream().distinct().count() > 5, () -> symbol + " hardly moved: " + all));
    }

    @Test
    void keepsItsRateOnAverageWithBurstsAndQuietSpells() {
        Market market = new Market(Instruments.all(), 100, 1);
        int seconds = 3_600;
        int[] ticks = new int[seconds];
        while (true) {
            market.next();
            if (market.seconds() >= seconds) {
                break;
            }
            ticks[(int) market.seconds()]++;
        }
        assertEquals(100, IntStream.of(ticks).average().orElseThrow(), 10);
        long bursts = IntStream.of(ticks).filter(n -> n > 250).count();
        long quiet = IntStream.of(ticks).filter(n -> n < 15).count();
        assertTrue(bursts > 60 && bursts < 900, () -> bursts + " seconds of bursts");
        assertTrue(quiet > 60 && quiet < 900, () -> quiet + " quiet seconds");
    }

    @Test
    void symbolsMoveTogetherButNotAlike() {
        Market market = new Market(Instruments.of(List.of("AAPL", "MSFT")), 50, 3);
        Map<String, Double> latest = new HashMap<>();
        List<double[]> changes = new ArrayList<>();
        double[] before = {};
        for (int second = 10; second < 20_000; second += 10) {
            while (market.seconds() < second) {
                Tick tick = market.next();
                latest.put(tick.symbol().name(), Math.log(tick.price().doubleValue()));
            }
            double[] now = {latest.getOrDefault("AAPL", 0.0), latest.getOrDefault("MSFT", 0.0)};
            if (before.length == 2) {
                changes.add(new double[] {now[0] - before[0], now[1] - before[1]});
            }
            before = now;
        }
        double correlation = sum(changes, c -> c[0] * c[1])
                / Math.sqrt(sum(changes, c -> c[0] * c[0]) * sum(changes, c -> c[1] * c[1]));
        assertTrue(correlation > 0.1 && correlation < 0.8, () -> "correlation " + correlation);
    }

    private static double sum(List<double[]> changes, ToDoubleFunction<double[]> of) {
        return changes.stream().mapToDouble(of).sum();
    }

    private static List<String> trades(long seed, int count) {
        Market market = new Market(Instruments.all(), 100, seed);
        return IntStream.range(0, count)
                .mapToObj(i -> market.next() + " at " + market.seconds())
                .toList();
    }
}
