package io.tickertape.trading.web;

import io.tickertape.trading.controls.Acts;
import io.tickertape.trading.controls.Controls;
import io.tickertape.trading.controls.ControlsView;
import io.tickertape.trading.journal.JournalState;
import io.tickertape.trading.push.Push;
import io.tickertape.trading.push.SessionStatus;
import io.tickertape.trading.push.Throughput;
import io.tickertape.trading.view.Connections;
import io.tickertape.trading.view.OperatorStatus;
import io.tickertape.trading.view.Remainder;
import io.tickertape.trading.view.Remainders;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Gathers what the operators' page shows of the service. */
@Singleton
final class OperatorStatuses {
    private static final int MOST_REASONS = 20;
    private static final long ANSWER_MILLIS = 1_000;

    private final Push push;
    private final Throughput throughput;
    private final Controls controls;
    private final Acts acts;
    private final ServiceStandings service;
    private final Remainders remainders;
    private final InstantSource clock;

    OperatorStatuses(
            Push push,
            Throughput throughput,
            Controls controls,
            Acts acts,
            ServiceStandings service,
            Remainders remainders,
            InstantSource clock) {
        this.push = push;
        this.throughput = throughput;
        this.controls = controls;
        this.acts = acts;
        this.service = service;
        this.remainders = remainders;
        this.clock = clock;
    }

    /**
     * The status of now. Waits for the threads of the accounts that are being flattened.
     *
     * @param shown names what was in force when the page was loaded
     */
    OperatorStatus now(String shown) throws InterruptedException {
        Instant now = clock.instant();
        ControlsView view = controls.view();
        List<Connections.Page> pages =
                push.pages().statuses().stream().map(OperatorStatuses::page).toList();
        return new OperatorStatus(
                now,
                !shown.equals(view.fingerprint()),
                remainders(view),
                Connections.of(pages, now),
                service.now(),
                traffic(),
                acts.latest().stream().map(OperatorStatus.ActLine::of).toList());
    }

    private static Connections.Page page(SessionStatus session) {
        return new Connections.Page(
                session.id(),
                session.account(),
                session.address(),
                session.since(),
                session.waitingBytes(),
                session.heard());
    }

    private List<Remainder> remainders(ControlsView view) throws InterruptedException {
        List<Remainder> lines = new ArrayList<>();
        for (String account : view.flattened().stream().sorted().toList()) {
            lines.addAll(remainders(account));
        }
        return lines;
    }

    private List<Remainder> remainders(String name) throws InterruptedException {
        try {
            return push.ask(
                            name,
                            (account, state) -> state == JournalState.LIVE
                                    ? remainders.of(account.account())
                                    : List.of(Remainders.unread(name)))
                    .get(ANSWER_MILLIS, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            return List.of(Remainders.unread(name));
        }
    }

    private OperatorStatus.Traffic traffic() {
        Throughput.Rates rates = throughput.rates();
        List<OperatorStatus.Count> refusals = throughput.refusals().entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_REASONS)
                .map(entry -> new OperatorStatus.Count(
                        entry.getKey(), entry.getValue().toString()))
                .toList();
        return new OperatorStatus.Traffic(
                perSecond(rates.messages()), perSecond(rates.orders()), perSecond(rates.fills()), refusals);
    }

    private static String perSecond(double rate) {
        return String.format(Locale.ROOT, "%.1f", rate);
    }
}
