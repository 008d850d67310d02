package io.tickertape.trading.gateway;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.tickertape.trading.blotter.Blotter;
import io.tickertape.trading.controls.Controls;
import io.tickertape.trading.journal.Journal;
import io.tickertape.trading.journal.JournalConfiguration;
import io.tickertape.trading.risk.PreTradeRisk;
import io.tickertape.trading.view.DeskFragments;
import io.tickertape.trading.view.EngineStatus;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** The gateway's parts, which no other room may touch. */
@Factory
final class GatewayStage {
    @Singleton
    Tickets tickets(GatewayConfiguration config, InstantSource clock) {
        return new Tickets(config.ticketLifetime(), clock);
    }

    @Context
    @Bean(preDestroy = "stop")
    Sessions sessions(
            Blotter blotter,
            Controls controls,
            DeskFragments fragments,
            Tickets tickets,
            EngineStatus standing,
            GatewayConfiguration config,
            MeterRegistry meters) {
        Sessions sessions = new Sessions(blotter, controls, fragments, tickets, standing, config);
        blotter.announceTo(sessions);
        controls.announceTo(sessions);
        standing.announceTo(sessions::standing);
        meters.gauge("tickertape.gateway.sessions", sessions, Sessions::count);
        return sessions;
    }

    @Singleton
    Gateway gateway(
            GatewayConfiguration config,
            JournalConfiguration journalConfig,
            Tickets tickets,
            PreTradeRisk risk,
            Journal journal,
            Blotter blotter,
            Sessions sessions,
            DeskFragments fragments,
            InstantSource clock) {
        return new Gateway(
                config,
                journalConfig,
                tickets,
                new CommandChecks(risk, blotter),
                journal,
                blotter,
                sessions,
                fragments,
                clock);
    }
}
