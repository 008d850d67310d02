package io.tickertape.trading.push;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.tickertape.trading.blotter.BlotterConfiguration;
import io.tickertape.trading.controls.Controls;
import io.tickertape.trading.login.EndedLogins;
import io.tickertape.trading.view.DeskFragments;
import io.tickertape.trading.view.EngineStatus;

/** The way out, which hears of the controls and of the engine; the journal and the reports are told of it. */
@Factory
final class PushStage {
    @Context
    @Bean(preDestroy = "close")
    Push push(
            PushConfiguration config,
            BlotterConfiguration blotter,
            PageSources sources,
            EndedLogins ended,
            MeterRegistry meters) {
        Push push = new Push(config, blotter, sources);
        sources.controls().announceTo(push);
        sources.standing().announceTo(push::standingChanged);
        ended.announceTo(() -> push.logOut(ended::isEnded));
        meters.gauge("tickertape.gateway.sessions", push, Push::count);
        return push;
    }

    @Bean
    PageSources sources(DeskFragments fragments, TicketIssuer tickets, Controls controls, EngineStatus standing) {
        return new PageSources(fragments, tickets, controls, standing);
    }
}
