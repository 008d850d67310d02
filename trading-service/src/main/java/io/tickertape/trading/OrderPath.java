package io.tickertape.trading;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import io.tickertape.tape.fragment.Assets;
import io.tickertape.tape.topic.ClientListener;
import io.tickertape.tape.topic.KafkaClients;
import io.tickertape.tape.topic.KafkaConfiguration;
import io.tickertape.tape.topic.ReadFrom;
import io.tickertape.trading.browser.DeskConfiguration;
import io.tickertape.trading.engine.streams.EngineConfiguration;
import io.tickertape.trading.engine.streams.EngineStreams;
import io.tickertape.trading.journal.Journal;
import io.tickertape.trading.journal.JournalConfiguration;
import io.tickertape.trading.market.Market;
import io.tickertape.trading.push.Push;
import io.tickertape.trading.risk.RiskLimits;
import io.tickertape.trading.view.DayEnd;
import io.tickertape.trading.view.DeskFragments;
import io.tickertape.trading.view.DeskPage;
import io.tickertape.trading.view.EngineStatus;
import io.tickertape.trading.view.Marks;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.thymeleaf.TemplateEngine;

/**
 * The page to read first: an order's way, from the socket to the fill and back to every page. What needs one object to
 * know another is wired here, in {@code EngineStage} and in {@code ControlsStage}; what one room keeps to itself, in the
 * room's own stage.
 *
 * <p>Beforehand, {@code login} says who the trader is, {@code web} answers with the desk's page, rendered from the
 * account by {@code view}, and {@code browser} gives every page its headers, form tokens and errors.
 *
 * <ol>
 *   <li>{@code gateway} takes a message from the page's socket, uses up its ticket, and reads the form.
 *   <li>{@code risk} holds the order against its limits and the {@code market}, which {@code feed} keeps level with
 *       Kafka's ticks. A refusal goes to step 8 at once.
 *   <li>{@code journal} writes the command to Kafka, as {@code message} spells it, and decides what became of it: by the
 *       broker's acknowledgement, or by reading the log. It posts that to step 6.
 *   <li>{@code engine.streams} reads the command, exactly once, and has {@code engine} accept, reject and fill it: one
 *       writer an account, by the {@code account}'s cash and positions, the {@code market}'s ticks, and the halts among
 *       {@code controls}. Each step of the {@code order} becomes an execution report on Kafka.
 *   <li>{@code execution} reads the reports, of which {@code message} spelled each, and posts them to step 6.
 *   <li>{@code push} runs whatever concerns an account on the account's one thread, in the order of the posts.
 *   <li>{@code blotter}, on that thread, folds outcomes and reports into the account as its pages show it.
 *   <li>{@code view} renders each change once, from the template of the desk's page, and {@code push} sends every page
 *       of the account what it lacks, at its pace.
 * </ol>
 */
@Factory
final class OrderPath {
    /** Commands of each partition that are read although the engine has carried them out: more than it does at a time. */
    private static final long DONE_BUT_READ = 10_000;

    @Primary
    @Singleton
    InstantSource clock() {
        return InstantSource.system();
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
            Push push,
            InstantSource clock,
            MeterRegistry meters,
            AsideCounters aside) {
        ReadFrom from =
                ReadFrom.within(config.readBack(), clock).butFrom(EngineStreams.GROUP, DONE_BUT_READ, clients.admin());
        Journal journal = new Journal(config, clients, from, push, clock, aside.of(config.topic(), "journal"));
        journal.start();
        meters.gauge("tickertape.journal.undecided", journal, Journal::undecided);
        return journal;
    }

    @Singleton
    EngineStatus standing() {
        return new EngineStatus();
    }

    @Singleton
    Marks marks(RiskLimits limits, AlertsConfiguration alerts, Market market, InstantSource clock) {
        return new Marks(market, limits.quoteAge(), alerts.staleAfter(), clock);
    }

    @Singleton
    DeskFragments fragments(TemplateEngine templates, EngineConfiguration engine, Marks marks, InstantSource clock) {
        return new DeskFragments(templates, engine.openingCash(), marks, new DayEnd(engine.session(), clock));
    }

    /** At the start, so that a desk whose address would break its page is refused then. */
    @Context
    DeskPage page(
            TemplateEngine templates, DeskConfiguration config, DeskFragments fragments, Marks marks, Assets assets) {
        return new DeskPage(templates, config, fragments, marks, assets.version());
    }
}
