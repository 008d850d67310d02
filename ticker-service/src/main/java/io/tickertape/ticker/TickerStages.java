package io.tickertape.ticker;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.tickertape.ticker.broadcast.BroadcastConfiguration;
import io.tickertape.ticker.broadcast.Broadcaster;
import io.tickertape.ticker.broadcast.Renderer;
import io.tickertape.ticker.market.Freshness;
import io.tickertape.ticker.market.Market;
import jakarta.inject.Singleton;
import java.time.Clock;

/**
 * The ticker's stages, in the order in which a price passes them. Read this first.
 *
 * <ol>
 *   <li>{@code feed.PriceFeed} reads ticks from Kafka; what is not a tick goes to {@code prices.rejected}.
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
        return new Market(
                new Freshness.Limits(configuration.lateAfter(), configuration.staleAfter()),
                configuration.maximumSymbols());
    }

    @Context
    @Bean(preDestroy = "close")
    Broadcaster broadcaster(Market market, Renderer renderer, BroadcastConfiguration configuration, Clock clock) {
        Broadcaster broadcaster = new Broadcaster(market, renderer, configuration, clock);
        broadcaster.start();
        return broadcaster;
    }
}
