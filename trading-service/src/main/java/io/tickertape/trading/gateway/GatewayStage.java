package io.tickertape.trading.gateway;

import io.micronaut.context.annotation.Factory;
import io.tickertape.trading.engine.Acceptance;
import io.tickertape.trading.journal.Journal;
import io.tickertape.trading.journal.JournalConfiguration;
import io.tickertape.trading.push.Push;
import io.tickertape.trading.risk.PreTradeRisk;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** The gateway's parts, which no other room may touch. */
@Factory
final class GatewayStage {
    @Singleton
    Tickets tickets(GatewayConfiguration config, InstantSource clock) {
        return new Tickets(config.ticketLifetime(), clock);
    }

    @Singleton
    Gateway gateway(
            JournalConfiguration journalConfig,
            Tickets tickets,
            PreTradeRisk risk,
            Acceptance acceptance,
            Journal journal,
            Push push,
            InstantSource clock) {
        CommandChecks checks = new CommandChecks(risk, acceptance);
        return new Gateway(journalConfig, tickets, checks, new Previews(risk, acceptance), journal, push, clock);
    }
}
