package io.tickertape.trading;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.tickertape.tape.topic.KafkaClients;
import io.tickertape.tape.topic.KafkaConfiguration;
import io.tickertape.tape.topic.TopicKeeper;
import io.tickertape.tape.topic.Topics;
import io.tickertape.trading.blotter.Blotter;
import io.tickertape.trading.controls.Controls;
import io.tickertape.trading.desk.DeskRules;
import io.tickertape.trading.desk.Rulings;
import io.tickertape.trading.desk.streams.DeskState;
import io.tickertape.trading.desk.streams.DeskStreams;
import io.tickertape.trading.desk.streams.DeskTopology;
import io.tickertape.trading.desk.streams.ProcessorConfig;
import io.tickertape.trading.execution.ReportFeed;
import io.tickertape.trading.execution.ReportScan;
import io.tickertape.trading.feed.Feed;
import io.tickertape.trading.journal.JournalConfig;
import io.tickertape.trading.market.Market;
import io.tickertape.trading.risk.RiskLimits;
import io.tickertape.trading.topic.SetAside;
import io.tickertape.trading.venue.Venue;
import io.tickertape.trading.web.DeskStanding;
import io.tickertape.trading.web.Histories;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;

/** The desk's parts: what it decides by, the streams that it runs on, and the reading of its reports. */
@Factory
final class DeskStage {
    @Singleton
    DeskRules rules(ProcessorConfig config, RiskLimits limits) {
        return new DeskRules(config.openingCash(), config.sessionEnd(), limits.openOrders(), limits::worstPrice);
    }

    @Singleton
    Venue venue(RiskLimits limits) {
        return new Venue(limits.quoteAge());
    }

    @Context
    @Bean(preDestroy = "close")
    DeskStreams desk(
            ProcessorConfig config,
            JournalConfig journal,
            KafkaConfiguration kafka,
            KafkaClients clients,
            DeskRules rules,
            Venue venue,
            Market market,
            Feed feed,
            Rulings rulings,
            DeskStanding standing,
            Controls controls,
            KafkaMeters kafkaMeters,
            MeterRegistry meters,
            AsideCounters aside) {
        TopicKeeper orders = new TopicKeeper(Topics.orders(journal.topic(), journal.partitions()), clients.admin());
        TopicKeeper reports =
                new TopicKeeper(Topics.executions(config.reports(), journal.partitions()), clients.admin());
        DeskStreams desk = new DeskStreams(
                kafka,
                config,
                DeskTopology.of(
                        journal.topic(),
                        config.reports(),
                        rules,
                        venue,
                        market,
                        rulings,
                        config.matchEvery(),
                        aside.of(journal.topic(), "engine")),
                List.of(orders, reports),
                orders::id,
                () -> feed.isLevel() && controls.isRestored(),
                state -> standing.tell(standing(state)));
        desk.measureBy(kafkaMeters::opened);
        desk.start();
        meters.gauge("tickertape.desk.live", desk, running -> running.state().percent() / 100.0);
        return desk;
    }

    @Singleton
    Histories histories(ProcessorConfig config, KafkaClients clients, InstantSource clock, AsideCounters counters) {
        var consumers = clients.consumers("trading-report-scan");
        SetAside aside = counters.of(config.reports(), "download");
        return account -> ReportScan.of(account, config.reports(), consumers, clock, aside);
    }

    private static DeskStanding.Standing standing(DeskState state) {
        String slug =
                switch (state.phase()) {
                    case WAITING -> "waiting";
                    case RESTORING -> "restoring";
                    case LIVE -> "live";
                    case DOWN -> "unreachable";
                };
        return new DeskStanding.Standing(slug, state.words());
    }

    @Context
    @Bean(preDestroy = "close")
    ReportFeed reports(ProcessorConfig config, KafkaClients clients, Blotter blotter, AsideCounters aside) {
        ReportFeed reports = new ReportFeed(config.reports(), clients, blotter, aside.of(config.reports(), "blotter"));
        blotter.announceAwaited(reports::await);
        reports.start();
        return reports;
    }
}
