package io.tickertape.trading;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.tickertape.tape.control.Control;
import io.tickertape.tape.market.Symbol;
import io.tickertape.tape.topic.KafkaClients;
import io.tickertape.trading.controls.Acts;
import io.tickertape.trading.controls.Controls;
import io.tickertape.trading.controls.ControlsConfiguration;
import io.tickertape.trading.controls.topic.ControlsProducer;
import io.tickertape.trading.controls.topic.ControlsWriter;
import io.tickertape.trading.engine.Rulings;
import io.tickertape.trading.order.Reason;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The controls' parts, and what they mean to the engine. */
@Factory
final class ControlsStage {
    private static final Reason UNREAD =
            new Reason("controls.unread", "the controls are still being read; send it again in a moment");

    @Singleton
    Controls controls() {
        return new Controls();
    }

    @Singleton
    Acts acts() {
        return new Acts();
    }

    @Context
    @Bean(preDestroy = "close")
    ControlsWriter controlsWriter(
            ControlsConfiguration config,
            Controls controls,
            Acts acts,
            KafkaClients clients,
            ControlsProducer writer,
            AsideCounters aside) {
        ControlsWriter writing = new ControlsWriter(
                config, controls, acts, clients, writer, aside.of(config.topic(), "operators' reader"));
        writing.start();
        return writing;
    }

    @Singleton
    Rulings rulings(Controls controls) {
        return new Rulings() {
            @Override
            public @Nullable Reason stopping(String account, Symbol symbol) {
                return controls.isRestored() ? reason(controls.stopping(account, symbol)) : UNREAD;
            }

            @Override
            public @Nullable Reason killing(String account, Symbol symbol) {
                return reason(controls.killing(account, symbol));
            }

            @Override
            public @Nullable Reason flattening(String account) {
                return controls.flattening(account)
                        .map(control -> new Reason(
                                "controls.flatten",
                                "the position is closed by the operator " + control.by() + " since " + control.clock()
                                        + ": " + control.reason()))
                        .orElse(null);
            }

            @Override
            public @Nullable Reason barring(Symbol symbol) {
                return reason(controls.barring(symbol));
            }

            @Override
            public Set<String> flattened() {
                return controls.view().flattened();
            }
        };
    }

    private static @Nullable Reason reason(Optional<Control> control) {
        return control.map(stop -> new Reason(stop.kills() ? "controls.kill" : "controls.halt", stop.inWords()))
                .orElse(null);
    }
}
