package io.tickertape.trading.feed;

import io.micrometer.core.instrument.MeterRegistry;
import io.tickertape.trading.market.Market;
import io.tickertape.trading.topic.KafkaClients;
import io.tickertape.trading.topic.ReadFrom;
import io.tickertape.trading.topic.TopicReader;
import java.time.InstantSource;

/** Keeps the market level with its topics, which it never creates: no prices are better than prices nobody sends. */
final class Feed implements AutoCloseable {
    private final KafkaClients clients;
    private final TopicReader prices;
    private final TopicReader instruments;

    Feed(FeedConfig config, KafkaClients clients, Market market, InstantSource clock, MeterRegistry meters) {
        this.clients = clients;
        prices = new TopicReader(
                config.prices(),
                () -> clients.promptConsumer("trading-prices"),
                ReadFrom.latest(config.readBack()),
                new PriceFeed(market, clock, meters));
        instruments = new TopicReader(
                config.instruments(),
                () -> clients.consumer("trading-instruments"),
                ReadFrom.beginning(),
                new InstrumentFeed(market));
    }

    void start() {
        instruments.start();
        prices.start();
    }

    @Override
    public void close() {
        prices.close();
        instruments.close();
        clients.close();
    }
}
