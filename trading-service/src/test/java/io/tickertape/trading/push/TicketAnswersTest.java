package io.tickertape.trading.push;

import static io.tickertape.trading.Orders.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tickertape.trading.History;
import io.tickertape.trading.Orders;
import io.tickertape.trading.blotter.BlotterConfiguration;
import io.tickertape.trading.controls.Controls;
import io.tickertape.trading.journal.JournalListener;
import io.tickertape.trading.journal.JournalState;
import io.tickertape.trading.market.Market;
import io.tickertape.trading.order.NewOrder;
import io.tickertape.trading.order.Order;
import io.tickertape.trading.order.Outcome;
import io.tickertape.trading.order.Refusal;
import io.tickertape.trading.view.DeskFragments;
import io.tickertape.trading.view.EngineStatus;
import io.tickertape.trading.view.TestFragments;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** One ticket, sent by one page and asked about by others, in every order in which the account's thread may meet it. */
class TicketAnswersTest {
    private static final int SEEDS = 500;
    /** Compiled once: the runs share no more. */
    private static final DeskFragments FRAGMENTS = TestFragments.with(new Market(10));

    private static final Pattern TOLD = Pattern.compile("data-outcome=\"([a-z-]+)\" data-order=\"c1\"");
    private static final UsedTicket TICKET = new UsedTicket("c1", NOON.plusSeconds(300));
    private static final List<Refusal> REFUSALS =
            List.of(new Refusal("risk.collar", "limitPrice", "it is too far", "use 10.00"));

    private final RecordedPage winner = new RecordedPage();
    private final RecordedPage loser = new RecordedPage();
    private final RecordedPage late = new RecordedPage();
    private final Sessions sessions = sessions(200);

    private static Sessions sessions(int ordersPerAccount) {
        Sessions sessions = new Sessions(
                new BlotterConfiguration(ordersPerAccount, 50, 1_000),
                account -> {},
                new PageSources(
                        FRAGMENTS, account -> "a ticket", new Controls(), new EngineStatus(), RecordedPage.THROUGHPUT),
                (time, task) -> {},
                Duration.ofSeconds(1));
        sessions.blotter.reportsRead();
        sessions.blotter.state(JournalState.LIVE);
        return sessions;
    }

    @Test
    void whoeverAsksIsToldTheLastOutcomeInTheEndHoweverTheAskingFallsBetweenTheSteps() {
        for (int seed = 0; seed < SEEDS; seed++) {
            new TicketAnswersTest().runs(seed);
        }
    }

    private void runs(int seed) {
        Random random = new Random(seed);
        boolean refused = random.nextInt(3) == 0;
        List<RecordedPage> pages = List.of(winner, loser, late);
        pages.forEach(page -> sessions.open(page.session));
        List<Runnable> steps = refused ? refusing() : rejecting();
        List<Runnable> all = new ArrayList<>(steps);
        for (RecordedPage page : List.of(loser, late)) {
            // The ticket is used up before the first of its steps is posted: whoever loses may ask ahead of them all.
            int asks = 1 + random.nextInt(3);
            for (int ask = 0; ask < asks; ask++) {
                all.add(random.nextInt(all.size() + 1), () -> sessions.tickets.tellUsed(page.session, "c1"));
            }
        }
        all.forEach(Runnable::run);

        for (RecordedPage page : pages) {
            assertEquals(refused ? "refused" : "rejected", lastTold(page), "seed " + seed);
        }
    }

    private List<Runnable> refusing() {
        return List.of(() -> sessions.tickets.refused(sessions.of("alice"), winner.session, TICKET, REFUSALS, NOON));
    }

    private List<Runnable> rejecting() {
        NewOrder order = Orders.of("alice", "c1", NOON);
        History engine = new History().opens();
        Order rejected = engine.rejects("c1", "0-1");
        assertEquals(order.clientOrderId(), rejected.placed().clientOrderId());
        return List.of(
                () -> winner.session.await("c1"),
                () -> sessions.blotter.outcome(order, Outcome.sending(), JournalListener.NOWHERE),
                () -> sessions.tickets.journaled(TICKET, NOON),
                () -> sessions.blotter.outcome(order, Outcome.received(), 1),
                () -> engine.reports.forEach(sessions.blotter::report),
                () -> sessions.blotter.announceReports());
    }

    private static String lastTold(RecordedPage page) {
        String last = "nothing";
        Matcher told = TOLD.matcher(page.whatCame());
        while (told.find()) {
            last = told.group(1);
        }
        return last;
    }

    @Test
    void saysThatATicketIsInHandAndThenWhyItWasRefusedToAllWhoWait() {
        sessions.open(loser.session);
        sessions.tickets.tellUsed(loser.session, "c1");
        assertEquals("sending", lastTold(loser));

        sessions.tickets.refused(sessions.of("alice"), winner.session, TICKET, REFUSALS, NOON);
        String why = loser.whatCame();
        assertTrue(why.contains("risk.collar") && why.contains("id=\"ticket-id\""), why);

        sessions.open(late.session);
        late.whatCame();
        sessions.tickets.tellUsed(late.session, "c1");
        String again = late.whatCame();
        assertTrue(again.contains("risk.collar") && again.contains("id=\"ticket-id\""), again);
    }

    @Test
    void saysOfATicketThatIsNotGoodThatNothingWasPlacedOnlyWhereAllOrdersAreShown() {
        Sessions few = sessions(1);
        few.open(loser.session);
        loser.whatCame();
        few.tickets.tellUnusable(loser.session, "c1", REFUSALS.get(0));
        assertEquals("refused", lastTold(loser));

        History engine = new History().opens();
        engine.rejects("c2", "0-2");
        engine.rejects("c3", "0-3");
        engine.reports.forEach(few.blotter::report);
        few.blotter.announceReports();
        few.tickets.tellUnusable(loser.session, "c1", REFUSALS.get(0));

        assertEquals("not-shown", lastTold(loser));
    }

    @Test
    void doesNotSayThatNothingWasPlacedOfAnOrderWhoseLineMadeRoom() {
        sessions.open(loser.session);
        sessions.tickets.journaled(TICKET, NOON);
        loser.whatCame();
        sessions.tickets.tellUsed(loser.session, "c1");

        String told = loser.whatCame();
        assertTrue(told.contains("data-outcome=\"not-shown\" data-order=\"c1\""), told);
        assertFalse(told.contains("nothing was placed"), told);
    }
}
