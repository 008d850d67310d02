package io.tickertape.trading;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import io.tickertape.tape.topic.ClientListener;
import io.tickertape.tape.topic.KafkaClients;
import io.tickertape.tape.topic.KafkaConfiguration;
import io.tickertape.tape.topic.ReadFrom;
import io.tickertape.trading.blotter.Blotter;
import io.tickertape.trading.blotter.BlotterConfiguration;
import io.tickertape.trading.browser.DeskConfiguration;
import io.tickertape.trading.engine.streams.EngineConfiguration;
import io.tickertape.trading.engine.streams.EngineStreams;
import io.tickertape.trading.journal.Journal;
import io.tickertape.trading.journal.JournalConfiguration;
import io.tickertape.trading.market.Market;
import io.tickertape.trading.risk.RiskLimits;
import io.tickertape.trading.view.DayEnd;
import io.tickertape.trading.view.DeskFragments;
import io.tickertape.trading.view.EngineStatus;
import io.tickertape.trading.view.Marks;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.thymeleaf.TemplateEngine;

/**
 * The page to read first: an order's way through the rooms.
 *
 * <ol>
 *   <li>{@code gateway} takes a message from a page, checks its ticket, reads the form, and refuses or submits it.
 *   <li>{@code risk} holds the order against the {@code market} and the limits before that.
 *   <li>{@code journal} writes the order to Kafka and decides what became of it: by the broker's acknowledgement, or by
 *       reading the log.
 *   <li>{@code blotter} folds each outcome into the account's lines, after a start the whole log.
 *   <li>{@code web} renders each change, from the template of the desk's page.
 *   <li>{@code gateway} pushes it to every page of the account.
 * </ol>
 */
@Factory
final class OrderPath {
    /** Commands of each partition that are read although the desk has carried them out: more than it does at a time. */
    private static final long DONE_BUT_READ = 10_000;

    @Primary
    @Singleton
    InstantSource clock() {
        return InstantSource.system();
    }

    @Singleton
    Blotter blotter(BlotterConfiguration config) {
        return new Blotter(config);
    }

    @Singleton
    @Bean(preDestroy = "close")
    KafkaClients clients(KafkaConfiguration configuration, ClientListener listener) {
        return new KafkaClients(configuration, listener);
    }

    @Context
    @Bean(preDestroy = "close")
    Journal journal(
            JournalConfiguration config,
            KafkaClients clients,
            Blotter blotter,
            InstantSource clock,
            MeterRegistry meters,
            AsideCounters aside) {
        ReadFrom from =
                ReadFrom.within(config.readBack(), clock).butFrom(EngineStreams.GROUP, DONE_BUT_READ, clients.admin());
        Journal journal = new Journal(config, clients, from, blotter, clock, aside.of(config.topic(), "journal"));
        journal.start();
        meters.gauge("tickertape.journal.undecided", journal, Journal::undecided);
        return journal;
    }

    @Singleton
    EngineStatus standing() {
        return new EngineStatus();
    }

    @Singleton
    DeskFragments fragments(
            TemplateEngine templates,
            DeskConfiguration config,
            EngineConfiguration engine,
            RiskLimits limits,
            Market market,
            InstantSource clock) {
        Marks marks = new Marks(market, limits.quoteAge(), clock);
        return new DeskFragments(templates, config, engine.openingCash(), marks, new DayEnd(engine.session(), clock));
    }
}
