package io.tickertape.trading.push;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tickertape.trading.History;
import io.tickertape.trading.blotter.Blotter;
import io.tickertape.trading.blotter.BlotterConfiguration;
import io.tickertape.trading.controls.Controls;
import io.tickertape.trading.journal.JournalListener;
import io.tickertape.trading.journal.JournalState;
import io.tickertape.trading.market.Market;
import io.tickertape.trading.order.NewOrder;
import io.tickertape.trading.order.Outcome;
import io.tickertape.trading.view.EngineStatus;
import io.tickertape.trading.view.TestFragments;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A page that trades while the past of its account is still being read. */
class RestoringPageTest {
    private final RecordedPage page = new RecordedPage();
    private final Sessions sessions = new Sessions(
            new BlotterConfiguration(200, 50, 1_000),
            account -> {},
            new PageSources(
                    TestFragments.with(new Market(10)),
                    account -> "a ticket",
                    new Controls(),
                    new EngineStatus(),
                    RecordedPage.THROUGHPUT),
            (time, task) -> {},
            Duration.ofSeconds(1));
    private final Blotter blotter = sessions.blotter;

    RestoringPageTest() {
        blotter.state(JournalState.LIVE);
        sessions.open(page.session);
    }

    @Test
    void isToldWhatBecameOfItsOrderThatWasReportedOnBeforeItWasAcknowledged() {
        assertTrue(page.whatCame().contains("data-state=\"" + JournalState.RESTORING.slug() + "\""));
        History past = new History().opens();
        NewOrder order = past.fills(past.accepts("c1", "0-1"), 100).placed();
        page.session.await("c1");
        blotter.outcome(order, Outcome.sending(), JournalListener.NOWHERE);
        past.reports.forEach(blotter::report);
        blotter.announceReports();
        blotter.outcome(order, Outcome.received(), 1);
        assertEquals("", page.whatCame());

        blotter.caughtUp("alice");

        String told = page.whatCame();
        assertTrue(told.contains("data-outcome=\"filled\" data-order=\"c1\""), told);
        assertTrue(told.contains("id=\"ticket-id\""), told);
        assertTrue(told.contains("<tr id=\"o-c1\" data-state=\"filled\""), told);
        assertTrue(told.contains("data-state=\"" + JournalState.LIVE.slug() + "\""), told);
    }
}
