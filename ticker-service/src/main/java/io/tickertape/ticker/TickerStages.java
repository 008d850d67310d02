package io.tickertape.ticker;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.configuration.kafka.config.KafkaDefaultConfiguration;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.tickertape.ticker.broadcast.BroadcastConfiguration;
import io.tickertape.ticker.broadcast.Broadcaster;
import io.tickertape.ticker.broadcast.Renderer;
import io.tickertape.ticker.feed.PriceConsumers;
import io.tickertape.ticker.feed.PriceFeed;
import io.tickertape.ticker.feed.PriceReader;
import io.tickertape.ticker.market.Market;
import jakarta.inject.Singleton;
import java.time.Clock;

/**
 * The ticker's stages, in the order in which a price passes them. Read this first.
 *
 * <ol>
 *   <li>{@link PriceReader} reads {@code prices} and {@link PriceFeed} takes the ticks out of it; what is not a tick
 *       goes to {@code prices.rejected}, by {@code feed.RejectionLog}.
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

    @Context
    @Bean(preDestroy = "close")
    PriceReader priceReader(KafkaDefaultConfiguration kafka, PriceFeed feed) {
        PriceReader reader = new PriceReader(new PriceConsumers(kafka.getConfig()), feed);
        reader.start();
        return reader;
    }
}
