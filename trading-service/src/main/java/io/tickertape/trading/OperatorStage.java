package io.tickertape.trading;

import io.micronaut.context.annotation.Factory;
import io.tickertape.tape.process.Pulse;
import io.tickertape.tape.process.Pulses;
import io.tickertape.trading.controls.Controls;
import io.tickertape.trading.engine.streams.EngineStreams;
import io.tickertape.trading.journal.Journal;
import io.tickertape.trading.journal.JournalState;
import io.tickertape.trading.market.Market;
import io.tickertape.trading.risk.RiskLimits;
import io.tickertape.trading.view.EngineStatus;
import io.tickertape.trading.view.OperatorFragments;
import io.tickertape.trading.view.Remainders;
import io.tickertape.trading.view.ServiceStanding;
import io.tickertape.trading.web.ServiceStandings;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.thymeleaf.TemplateEngine;

/** What the operators' page is told of the service. */
@Factory
final class OperatorStage {
    @Singleton
    OperatorFragments operatorFragments(TemplateEngine templates) {
        return new OperatorFragments(templates);
    }

    @Singleton
    Remainders remainders(Market market, Controls controls, RiskLimits limits, InstantSource clock) {
        return new Remainders(market, controls, limits.quoteAge(), clock);
    }

    @Singleton
    ServiceStandings standings(ReadersHealth readers, EngineStreams engine, EngineStatus status, Journal journal) {
        return () -> {
            JournalState state = journal.state();
            List<ServiceStanding.Reader> lines = new ArrayList<>();
            engine.standings()
                    .forEach((partition, at) -> lines.add(new ServiceStanding.Reader(
                            "engine, partition " + partition,
                            "alive",
                            Long.toString(Math.max(0, at.offset())),
                            at.lag())));
            readers.pulses().stream().map(OperatorStage::line).forEach(lines::add);
            return new ServiceStanding(
                    status.now(),
                    engine.unchangedFor(),
                    state.slug(),
                    state.words(),
                    journal.reachableFor(),
                    journal.undecided(),
                    lines);
        };
    }

    private static ServiceStanding.Reader line(Pulse pulse) {
        return new ServiceStanding.Reader(
                pulse.name(),
                pulse.state(Pulses.LONGEST_TURN).name().toLowerCase(Locale.ROOT),
                places(pulse.places()),
                pulse.lag());
    }

    private static String places(Map<Integer, Long> places) {
        return new TreeMap<>(places)
                .entrySet().stream()
                        .map(place -> place.getKey() + ": " + place.getValue())
                        .collect(Collectors.joining(", "));
    }
}
