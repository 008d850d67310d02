package io.tickertape.trading;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.tickertape.tape.topic.KafkaClients;
import io.tickertape.tape.topic.KafkaConfiguration;
import io.tickertape.tape.topic.TopicKeeper;
import io.tickertape.tape.topic.Topics;
import io.tickertape.trading.controls.Controls;
import io.tickertape.trading.engine.Acceptance;
import io.tickertape.trading.engine.EngineRules;
import io.tickertape.trading.engine.Rulings;
import io.tickertape.trading.engine.Venue;
import io.tickertape.trading.engine.streams.EngineConfiguration;
import io.tickertape.trading.engine.streams.EngineState;
import io.tickertape.trading.engine.streams.EngineStreams;
import io.tickertape.trading.engine.streams.EngineTiming;
import io.tickertape.trading.engine.streams.EngineTopics;
import io.tickertape.trading.engine.streams.EngineTopology;
import io.tickertape.trading.engine.streams.FormerTopics;
import io.tickertape.trading.engine.streams.RulingsAwareness;
import io.tickertape.trading.execution.ReportFeed;
import io.tickertape.trading.execution.ReportScan;
import io.tickertape.trading.feed.Feed;
import io.tickertape.trading.journal.Journal;
import io.tickertape.trading.journal.JournalConfiguration;
import io.tickertape.trading.market.Market;
import io.tickertape.trading.message.SetAside;
import io.tickertape.trading.push.Push;
import io.tickertape.trading.risk.RiskLimits;
import io.tickertape.trading.view.EngineStatus;
import io.tickertape.trading.web.Histories;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;

/** The engine's parts: what it decides by, the streams that it runs on, and the reading of its reports. */
@Factory
final class EngineStage {
    @Singleton
    EngineRules rules(EngineConfiguration config, RiskLimits limits, AlertsConfiguration alerts) {
        return new EngineRules(
                config.openingCash(), config.session(), limits.openOrders(), limits::worstPrice, alerts.rules());
    }

    @Singleton
    Venue venue(RiskLimits limits) {
        return new Venue(limits.quoteAge());
    }

    @Singleton
    Acceptance acceptance(EngineRules rules, Venue venue, Market market, Rulings rulings) {
        return new Acceptance(rules, venue, market, rulings);
    }

    @Singleton
    RulingsAwareness awareness(Rulings rulings) {
        return new RulingsAwareness(rulings);
    }

    @Context
    @Bean(preDestroy = "close")
    EngineStreams engine(
            EngineConfiguration config,
            JournalConfiguration journal,
            KafkaConfiguration kafka,
            KafkaClients clients,
            EngineRules rules,
            Venue venue,
            AlertsConfiguration alerts,
            Market market,
            Feed feed,
            RulingsAwareness rulings,
            Journal journaling,
            EngineStatus standing,
            Controls controls,
            InstantSource clock,
            StreamsMeters streamsMeters,
            MeterRegistry meters,
            AsideCounters aside) {
        TopicKeeper orders = clients.keeper(Topics.orders(journal.topic(), journal.partitions()));
        TopicKeeper reports = clients.keeper(Topics.executions(config.reports(), journal.partitions()));
        TopicKeeper keptAlerts = clients.keeper(Topics.alerts(alerts.topic(), journal.partitions()));
        EngineTiming timing = config.timing();
        SetAside setAside = aside.of(journal.topic(), "engine");
        FormerTopics former = new FormerTopics(clients.admin(), clients.denied());
        EngineStreams engine = new EngineStreams(
                kafka,
                config,
                () -> EngineTopology.of(
                        new EngineTopics(journal.topic(), config.reports(), alerts.topic()),
                        rules,
                        venue,
                        market,
                        rulings,
                        timing,
                        setAside,
                        former.arePresent()),
                List.of(orders, reports, keptAlerts),
                orders::id,
                () -> feed.isLevel() && controls.isRestored() && former.areKnown(),
                state -> standing.tell(standing(state)));
        engine.measureBy(streamsMeters::begun);
        engine.tellCommits(() -> timing.commits().ended(clock.millis()));
        engine.pollBy(timing.polls());
        engine.tellDenials(clients.denied());
        engine.doEachLook(() -> rulings.wake(journaling::mark));
        engine.start();
        // By its former name too, for one version.
        for (String name : List.of("tickertape.engine.live", "tickertape.desk.live")) {
            meters.gauge(name, engine, running -> running.state().percent() / 100.0);
        }
        return engine;
    }

    @Singleton
    Histories histories(EngineConfiguration config, KafkaClients clients, InstantSource clock, AsideCounters counters) {
        var consumers = clients.consumers("trading-report-scan");
        SetAside aside = counters.of(config.reports(), "download");
        return account -> ReportScan.of(account, config.reports(), consumers, clock, aside);
    }

    private static EngineStatus.Standing standing(EngineState state) {
        String slug =
                switch (state.phase()) {
                    case WAITING -> "waiting";
                    case RESTORING -> "restoring";
                    case LIVE -> "live";
                    case DOWN -> "unreachable";
                };
        return new EngineStatus.Standing(slug, state.words());
    }

    @Context
    @Bean(preDestroy = "close")
    ReportFeed reports(EngineConfiguration config, KafkaClients clients, Push push, AsideCounters aside) {
        ReportFeed reports = new ReportFeed(config.reports(), clients, push, aside.of(config.reports(), "blotter"));
        push.announceAwaited(reports::await);
        reports.start();
        return reports;
    }
}
