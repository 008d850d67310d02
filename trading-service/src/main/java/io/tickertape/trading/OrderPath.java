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
import io.tickertape.trading.blotter.BlotterConfig;
import io.tickertape.trading.desk.streams.DeskStreams;
import io.tickertape.trading.desk.streams.ProcessorConfig;
import io.tickertape.trading.journal.Journal;
import io.tickertape.trading.journal.JournalConfig;
import io.tickertape.trading.market.Market;
import io.tickertape.trading.risk.RiskLimits;
import io.tickertape.trading.web.DeskConfig;
import io.tickertape.trading.web.DeskFragments;
import io.tickertape.trading.web.DeskStanding;
import io.tickertape.trading.web.Marks;
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
    Blotter blotter(BlotterConfig config) {
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
            JournalConfig config,
            KafkaClients clients,
            Blotter blotter,
            InstantSource clock,
            MeterRegistry meters,
            AsideCounters aside) {
        ReadFrom from =
                ReadFrom.within(config.readBack(), clock).butFrom(DeskStreams.GROUP, DONE_BUT_READ, clients.admin());
        Journal journal = new Journal(config, clients, from, blotter, clock, aside.of(config.topic(), "journal"));
        journal.start();
        meters.gauge("tickertape.journal.undecided", journal, Journal::undecided);
        return journal;
    }

    @Singleton
    DeskStanding standing() {
        return new DeskStanding();
    }

    @Singleton
    DeskFragments fragments(
            TemplateEngine templates,
            DeskConfig config,
            ProcessorConfig processor,
            RiskLimits limits,
            Market market,
            InstantSource clock) {
        Marks marks = new Marks(market, limits.quoteAge(), clock);
        return new DeskFragments(templates, config, processor.openingCash(), marks);
    }
}
