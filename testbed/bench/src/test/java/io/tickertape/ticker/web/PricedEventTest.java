package io.tickertape.ticker.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tickertape.tape.market.Price;
import io.tickertape.tape.market.RecordStamp;
import io.tickertape.tape.market.Size;
import io.tickertape.tape.market.Symbol;
import io.tickertape.tape.market.Tick;
import io.tickertape.tape.market.TickPosition;
import io.tickertape.testbed.bench.peer.PricedEvent;
import io.tickertape.testbed.bench.peer.ReadTick;
import io.tickertape.ticker.broadcast.Format;
import io.tickertape.ticker.broadcast.Renderer;
import io.tickertape.ticker.market.Market;
import io.tickertape.ticker.market.MarketOfTicks;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PricedEventTest {
    private final Renderer renderer = RenderBenchmark.renderer();
    private final Market market = new Market(MarketOfTicks.LIMITS, 10);

    @Test
    void peersSendTheSameCellsAsTheTicker() {
        PricedEvent before = null;
        long version = 0;
        for (String price : new String[] {"150.00", "151.25", "149.10", "149.10"}) {
            ReadTick tick = read(price, ++version);
            before = PricedEvent.of(tick, before, version);
            assertEquals(expected(tick), before.cells());
        }
    }

    @Test
    void peersEncodeTheSameEvent() {
        PricedEvent event = PricedEvent.of(read("151.25", 3), null, 42);
        assertEquals(
                "event: T007\nid: 0123abcd-42\ndata: " + event.cells() + "\n\n",
                new String(event.event(), StandardCharsets.UTF_8));
    }

    private static ReadTick read(String price, long sequence) {
        return ReadTick.parse(
                """
                {"symbol":"T007","price":"%s","size":100,"bid":"150.99","ask":"151.01","bidSize":300,"askSize":200,
                "previousClose":"150.00","volume":1234567,"sequence":%d,"time":1767623400123}
                """
                        .formatted(price, sequence)
                        .getBytes(StandardCharsets.UTF_8));
    }

    private String expected(ReadTick tick) {
        Instant time = Instant.ofEpochMilli(tick.time());
        market.apply(
                new Tick(
                        new Symbol(tick.symbol()),
                        new Price(tick.price()),
                        null,
                        new Tick.BestQuote(
                                Price.of(tick.bid()),
                                Price.of(tick.ask()),
                                Size.of(String.valueOf(tick.bidSize())),
                                Size.of(String.valueOf(tick.askSize()))),
                        time,
                        tick.sequence(),
                        new Tick.DayFigures(
                                null,
                                null,
                                null,
                                new Price(tick.previousClose()),
                                Size.of(String.valueOf(tick.volume()))),
                        new RecordStamp(time, new TickPosition(0, tick.sequence()))),
                time);
        // As the ticker's encoder does: a template's line break becomes one space.
        return renderer.quote(Format.HTML, market.quotes(null).get(0)).content().replaceAll("\\n *", " ");
    }
}
