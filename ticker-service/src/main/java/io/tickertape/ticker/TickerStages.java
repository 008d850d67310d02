package io.tickertape.ticker;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.tickertape.tape.topic.ClientListener;
import io.tickertape.tape.topic.KafkaClients;
import io.tickertape.tape.topic.KafkaConfiguration;
import io.tickertape.tape.topic.TopicReader;
import io.tickertape.tape.topic.Topics;
import io.tickertape.ticker.broadcast.BroadcastConfiguration;
import io.tickertape.ticker.broadcast.Broadcaster;
import io.tickertape.ticker.broadcast.ChartEvents;
import io.tickertape.ticker.broadcast.ChartRenderer;
import io.tickertape.ticker.broadcast.Renderer;
import io.tickertape.ticker.feed.ControlFeed;
import io.tickertape.ticker.feed.InstrumentFeed;
import io.tickertape.ticker.feed.PriceFeed;
import io.tickertape.ticker.feed.RejectionLog;
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
 *   <li>{@link Market} folds them into the latest quote of each symbol, its candles and its tape, and numbers every
 *       change; so does it with what is known of instruments, by {@link InstrumentFeed}, and with what operators have
 *       stopped, by {@link ControlFeed}.
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
    Market market(MarketConfiguration configuration, CandlesConfiguration candles) {
        return new Market(configuration.limits(), configuration.maximumSymbols(), candles.limits());
    }

    @Context
    @Bean(preDestroy = "close")
    Broadcaster broadcaster(
            Market market, Renderer renderer, ChartRenderer charts, BroadcastConfiguration configuration, Clock clock) {
        Broadcaster broadcaster =
                new Broadcaster(market, renderer, new ChartEvents(market, charts), configuration, clock);
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
    ControlFeed controlFeed(Market market, Broadcaster broadcaster) {
        return new ControlFeed(market, broadcaster);
    }

    @Singleton
    @Bean(preDestroy = "close")
    KafkaClients clients(KafkaConfiguration configuration, ClientListener listener) {
        return new KafkaClients(configuration, listener);
    }

    @Context
    @Named("prices")
    @Bean(preDestroy = "close")
    TopicReader priceReader(KafkaClients clients, PriceFeed feed) {
        TopicReader reader = new TopicReader(clients.source(Topics.PRICES, "ticker-prices"), feed);
        reader.start();
        return reader;
    }

    @Context
    @Named("instruments")
    @Bean(preDestroy = "close")
    TopicReader instrumentReader(KafkaClients clients, InstrumentFeed feed) {
        TopicReader reader = new TopicReader(clients.source(Topics.INSTRUMENTS, "ticker-instruments"), feed);
        reader.start();
        return reader;
    }

    @Context
    @Named("controls")
    @Bean(preDestroy = "close")
    TopicReader controlReader(KafkaClients clients, ControlFeed feed, ControlsConfiguration configuration) {
        TopicReader reader = new TopicReader(clients.source(configuration.topic(), "ticker-controls"), feed);
        reader.start();
        return reader;
    }
}
