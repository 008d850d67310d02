package io.tickertape.trading.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micronaut.websocket.WebSocketSession;
import io.netty.channel.embedded.EmbeddedChannel;
import io.tickertape.trading.History;
import io.tickertape.trading.blotter.Blotter;
import io.tickertape.trading.blotter.BlotterConfiguration;
import io.tickertape.trading.controls.Controls;
import io.tickertape.trading.journal.JournalListener;
import io.tickertape.trading.journal.JournalState;
import io.tickertape.trading.login.Login;
import io.tickertape.trading.market.Market;
import io.tickertape.trading.order.NewOrder;
import io.tickertape.trading.order.Outcome;
import io.tickertape.trading.view.EngineStatus;
import io.tickertape.trading.view.TestFragments;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A page that trades while the past of its account is still being read. */
class RestoringPageTest {
    private static final GatewayConfiguration CONFIG = new GatewayConfiguration(
            List.of(),
            Duration.ofMinutes(5),
            65_536,
            50,
            100,
            1_048_576,
            Duration.ofSeconds(1),
            Duration.ofMinutes(1),
            Duration.ofMinutes(1));

    private final List<String> sent = new ArrayList<>();
    private final Blotter blotter = new Blotter(new BlotterConfiguration(200, 50, 1_000));
    private final Sessions sessions = new Sessions(
            blotter,
            new Controls(),
            TestFragments.with(new Market(10)),
            new Tickets(CONFIG.ticketLifetime(), InstantSource.system()),
            new EngineStatus(),
            CONFIG);
    private final TraderSession page = new TraderSession(
            new Login("alice", "1", Instant.now().plusSeconds(600)), socket(), new EmbeddedChannel(), CONFIG);

    RestoringPageTest() {
        blotter.announceTo(sessions);
        blotter.state(JournalState.LIVE);
        sessions.open(page);
    }

    @AfterEach
    void stop() {
        page.closed();
        sessions.stop();
    }

    @Test
    void isToldWhatBecameOfItsOrderThatWasReportedOnBeforeItWasAcknowledged() {
        assertTrue(whatCame().contains("data-state=\"" + JournalState.RESTORING.slug() + "\""));
        History past = new History().opens();
        NewOrder order = past.fills(past.accepts("c1", "0-1"), 100).placed();
        page.await("c1");
        blotter.outcome(order, Outcome.sending(), JournalListener.NOWHERE);
        past.reports.forEach(blotter::report);
        blotter.paused();
        blotter.outcome(order, Outcome.received(), 1);
        assertEquals("", whatCame());

        blotter.caughtUp("alice");

        String told = whatCame();
        assertTrue(told.contains("data-outcome=\"filled\" data-order=\"c1\""), told);
        assertTrue(told.contains("id=\"ticket-id\""), told);
        assertTrue(told.contains("<tr id=\"o-c1\" data-state=\"filled\""), told);
        assertTrue(told.contains("data-state=\"" + JournalState.LIVE.slug() + "\""), told);
    }

    private String whatCame() {
        String all = String.join("", sent);
        sent.clear();
        return all;
    }

    private WebSocketSession socket() {
        return (WebSocketSession) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {WebSocketSession.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("sendAsync")) {
                        sent.add(String.valueOf(arguments[0]));
                        return CompletableFuture.completedFuture(arguments[0]);
                    }
                    return null;
                });
    }
}
