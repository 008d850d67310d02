package io.tickertape.ticker;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.configuration.kafka.config.KafkaDefaultConfiguration;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.tickertape.ticker.broadcast.BroadcastConfiguration;
import io.tickertape.ticker.broadcast.Broadcaster;
import io.tickertape.ticker.broadcast.Renderer;
import io.tickertape.ticker.feed.FeedConsumers;
import io.tickertape.ticker.feed.InstrumentFeed;
import io.tickertape.ticker.feed.PriceFeed;
import io.tickertape.ticker.feed.RejectedRecords;
import io.tickertape.ticker.feed.RejectionLog;
import io.tickertape.ticker.feed.TopicReader;
import io.tickertape.ticker.market.Market;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Clock;

/**
 * The ticker's stages, in the order in which a price passes them. Read this first.
 *
 * <ol>
 *   <li>{@link TopicReader} reads {@code prices} and {@link PriceFeed} takes the ticks out of it; what is not a tick
 *       goes to {@code prices.rejected}, by {@link RejectionLog}.
 *   <li>{@link Market} folds them into the latest quote of each symbol and numbers every change.
 *   <li>{@link Broadcaster} renders and encodes what changed, once, and hands it to the event loops.
 *   <li>{@code web.PriceStreamWriter} puts those bytes on each watcher's connection.
 * </ol>
 */
@Factory
final class TickerStages {
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Singleton
    Market market(MarketConfiguration configuration) {
        return new Market(configuration.limits(), configuration.maximumSymbols());
    }

    @Context
    @Bean(preDestroy = "close")
    Broadcaster broadcaster(Market market, Renderer renderer, BroadcastConfiguration configuration, Clock clock) {
        Broadcaster broadcaster = new Broadcaster(market, renderer, configuration, clock);
        broadcaster.start();
        return broadcaster;
    }

    @Singleton
    PriceFeed priceFeed(Market market, Broadcaster broadcaster, Clock clock, MeterRegistry meters) {
        return new PriceFeed(market, broadcaster, clock, meters);
    }

    @Singleton
    InstrumentFeed instrumentFeed(Market market, Broadcaster broadcaster) {
        return new InstrumentFeed(market, broadcaster);
    }

    @Singleton
    FeedConsumers consumers(KafkaDefaultConfiguration kafka) {
        return new FeedConsumers(kafka.getConfig());
    }

    @Context
    @Named("prices")
    @Bean(preDestroy = "close")
    TopicReader priceReader(FeedConsumers consumers, PriceFeed feed) {
        TopicReader reader = TopicReader.ofPrices(consumers, feed);
        reader.start();
        return reader;
    }

    @Context
    @Named("instruments")
    @Bean(preDestroy = "close")
    TopicReader instrumentReader(FeedConsumers consumers, InstrumentFeed feed) {
        TopicReader reader = TopicReader.ofInstruments(consumers, feed);
        reader.start();
        return reader;
    }

    @Context
    @Bean(preDestroy = "close")
    RejectionLog rejectionLog(
            FeedConsumers consumers,
            Market market,
            PriceFeed feed,
            RejectedRecords rejected,
            MeterRegistry meters,
            Clock clock) {
        RejectionLog log = new RejectionLog(consumers, market, rejected, meters, clock);
        // It reads the same records; while the market is rebuilt, watchers wait for the other reader.
        var unused = feed.rebuilt().thenRun(log::start);
        return log;
    }
}
