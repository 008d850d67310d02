package io.tickertape.trading.feed;

import io.micrometer.core.instrument.MeterRegistry;
import io.tickertape.tape.process.Pulse;
import io.tickertape.tape.process.PulseSource;
import io.tickertape.tape.topic.KafkaClients;
import io.tickertape.tape.topic.ReadFrom;
import io.tickertape.tape.topic.TopicReader;
import io.tickertape.trading.market.Market;
import java.util.List;

/** Keeps the market level with its topics, which it never creates: no prices are better than prices nobody sends. */
public final class Feed implements PulseSource, AutoCloseable {
    private final PriceFeed ticks;
    private final TopicReader prices;
    private final TopicReader instruments;

    Feed(FeedConfiguration config, KafkaClients clients, Market market, MeterRegistry meters) {
        ticks = new PriceFeed(market, meters);
        prices = new TopicReader(
                clients.source(config.prices(), "trading-prices").from(ReadFrom.latest(config.readBack())), ticks);
        instruments = new TopicReader(
                clients.source(config.instruments(), "trading-instruments"), new InstrumentFeed(market));
    }

    void start() {
        instruments.start();
        prices.start();
    }

    /** Whether the market has been level with its prices since the start. */
    public boolean isLevel() {
        return ticks.isLevel();
    }

    @Override
    public List<Pulse> pulses() {
        return List.of(prices.pulse(), instruments.pulse());
    }

    @Override
    public void close() {
        prices.close();
        instruments.close();
    }
}
