package io.tickertape.trading.feed;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.tickertape.tape.topic.KafkaClients;
import io.tickertape.trading.market.Market;
import jakarta.inject.Singleton;

/** The market, and what keeps it level with its topics. */
@Factory
final class FeedStage {
    @Singleton
    Market market(FeedConfiguration config) {
        return new Market(config.rememberedTicks(), config.maximumSymbols());
    }

    @Context
    @Bean(preDestroy = "close")
    Feed feed(FeedConfiguration config, KafkaClients clients, Market market, MeterRegistry meters) {
        Feed feed = new Feed(config, clients, market, meters);
        feed.start();
        return feed;
    }
}
