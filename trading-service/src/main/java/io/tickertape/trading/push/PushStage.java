package io.tickertape.trading.push;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.tickertape.trading.blotter.BlotterConfiguration;
import io.tickertape.trading.controls.Act;
import io.tickertape.trading.controls.Acts;
import io.tickertape.trading.controls.Controls;
import io.tickertape.trading.login.EndedLogins;
import io.tickertape.trading.view.DeskFragments;
import io.tickertape.trading.view.EngineStatus;
import jakarta.inject.Singleton;
import java.time.InstantSource;

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
            Acts acts,
            MeterRegistry meters) {
        Push push = new Push(config, blotter, sources);
        acts.announceTo(act -> {
            if (act.kind() == Act.Kind.DISCONNECT) {
                push.pages().disconnect(act);
            }
        });
        sources.controls().announceTo(push);
        sources.standing().announceTo(push::standingChanged);
        ended.announceTo(() -> push.pages().logOut(ended::isEnded));
        meters.gauge(
                "tickertape.gateway.sessions", push, pushing -> pushing.pages().count());
        return push;
    }

    @Bean
    PageSources sources(
            DeskFragments fragments,
            TicketIssuer tickets,
            Controls controls,
            EngineStatus standing,
            Throughput throughput) {
        return new PageSources(fragments, tickets, controls, standing, throughput);
    }

    @Singleton
    Throughput throughput(MeterRegistry meters, InstantSource clock) {
        return new Throughput(meters, clock);
    }
}
