package io.tickertape.trading.push;

import static io.tickertape.trading.Orders.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tickertape.tape.market.RecordStamp;
import io.tickertape.tape.market.Symbol;
import io.tickertape.tape.market.TickPosition;
import io.tickertape.trading.History;
import io.tickertape.trading.market.Market;
import io.tickertape.trading.order.Order;
import io.tickertape.trading.view.AccountFragments;
import io.tickertape.trading.view.DeskFragments;
import io.tickertape.trading.view.TestFragments;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccountPiecesTest {
    private final Market market = new Market(10);
    private final DeskFragments fragments = TestFragments.with(market);
    private final History history = new History();
    private final PageState shown = new PageState();

    @Test
    void tellsAPageThatShowsAllOfItNothing() {
        history.opens();
        history.fills(history.accepts("c1", "0-1"), 60);
        whole();

        assertEquals(List.of(), changes());
    }

    @Test
    void tellsWhatIsNewAndNoMore() {
        history.opens();
        whole();
        history.accepts("c1", "0-1");
        List<String> accepted = changes();

        assertEquals(1, accepted.size());
        assertTrue(accepted.get(0).startsWith("<tbody hx-swap-oob=\"afterbegin:#open-rows\"><tr id=\"w-0-1\" "));
        assertTrue(accepted.get(0).contains("<ol hx-swap-oob=\"afterbegin:#activity\"><li id=\"x-2\""));
        assertTrue(accepted.get(0).contains("<section id=\"cash\""));
        assertFalse(accepted.get(0).contains("id=\"positions\""));
        assertEquals(List.of(), changes());
    }

    @Test
    void sendsTablesBodiesAndBareRowsApartFromEachOther() {
        history.opens();
        Order first = history.accepts("c1", "0-1");
        whole();
        history.accepts("c2", "0-2");
        history.cancels(first, "cancelled by the trader");
        List<String> messages = changes();

        assertEquals(2, messages.size());
        assertTrue(messages.get(0).startsWith("<tbody hx-swap-oob=\"afterbegin:#open-rows\"><tr id=\"w-0-2\" "));
        assertTrue(messages.get(1).startsWith("<tr id=\"w-0-1\" hx-swap-oob=\"delete\"></tr>"));
        assertFalse(messages.get(1).contains("<tbody"));
    }

    @Test
    void keepsTheActivityAtItsLength() {
        history.opens();
        Order order = history.accepts("c1", "0-1");
        for (int fill = 0; fill < AccountFragments.ACTIVITY_LINES - 2; fill++) {
            order = history.fills(order, 1);
        }
        whole();
        history.fills(history.fills(order, 1), 1);
        String message = String.join("", changes());

        assertTrue(message.contains("<li id=\"x-32\"") && message.contains("<li id=\"x-31\""), message);
        assertTrue(message.contains("<li id=\"x-1\" hx-swap-oob=\"delete\"></li>"), message);
        assertTrue(message.contains("<li id=\"x-2\" hx-swap-oob=\"delete\"></li>"), message);
        assertFalse(message.contains("<li id=\"x-3\""), message);
    }

    @Test
    void replacesAWholeTableWhereManyRowsHaveChanged() {
        history.opens();
        whole();
        List<Order> orders = new ArrayList<>();
        for (int order = 0; order < 41; order++) {
            orders.add(history.accepts("c" + order, "0-" + order));
        }
        String message = changes().get(0);

        assertTrue(message.startsWith("<tbody id=\"open-rows\" hx-swap-oob=\"true\">"), message);
        assertTrue(message.contains("<ol id=\"activity\" hx-swap-oob=\"true\">"), message);
        orders.subList(0, 40).forEach(order -> history.cancels(order, "cancelled by the trader"));
        assertTrue(changes().get(0).contains("id=\"w-0-0\" hx-swap-oob=\"delete\""));
    }

    @Test
    void marksPositionsOnlyWhenSomethingIsNotTheSame() {
        market.add(History.tick("AAPL", "189.60", Duration.ZERO, 0));
        history.opens();
        history.fills(history.accepts("c1", "0-1"), 60);
        whole();
        assertEquals(List.of(), marks());

        market.add(History.tick("AAPL", "200.00", Duration.ZERO, 1));
        assertEquals(1, marks().size());
        assertEquals(List.of(), marks());
        market.add(History.tick("AAPL", "200.00", Duration.ZERO, 2));
        assertEquals(List.of(), marks());
        market.add(History.tick("MSFT", "400.00", Duration.ZERO, 3));
        assertEquals(List.of(), marks());
    }

    @Test
    void tellsOfASymbolThatWasTakenOffOnceAndOfItsReturnOnce() {
        market.add(History.tick("AAPL", "189.60", Duration.ZERO, 0));
        history.opens();
        history.accepts("c1", "0-1");
        whole();
        assertEquals(List.of(), marks());

        market.remove(new Symbol("AAPL"), new RecordStamp(NOON, new TickPosition(1, 1)));
        List<String> told = marks();
        assertEquals(1, told.size());
        assertTrue(told.get(0).startsWith("<tr id=\"w-0-1\" hx-swap-oob=\"true\" "), told::toString);
        assertTrue(told.get(0).contains("taken off the feed"), told::toString);
        assertEquals(List.of(), marks());

        market.add(History.tick("AAPL", "189.60", Duration.ZERO, 2));
        told = marks();
        assertEquals(1, told.size());
        assertTrue(told.get(0).contains(">AAPL</a><td"), told::toString);
        assertEquals(List.of(), marks());
    }

    private void whole() {
        pieces().whole(shown, new PageUpdate());
    }

    @Test
    void tellsThePageWhichReportItsOpenOrdersStandAsOf() {
        history.opens();
        whole();
        history.accepts("c1", "0-1");
        String field =
                "<input type=\"hidden\" id=\"cancel-all-report\" name=\"report\" value=\"2\" hx-swap-oob=\"true\">";
        List<String> accepted = changes();

        assertEquals(1, accepted.size());
        assertTrue(accepted.get(0).indexOf(field) > accepted.get(0).indexOf("#open-rows"), accepted.get(0));
        assertEquals(List.of(), marks());
    }

    @Test
    void tellsThePageWhenAnOrderForTheDayWouldStandLongerThanItSays() {
        history.opens();
        whole();
        shown.day = "until 21:00 UTC (tomorrow)";

        assertEquals(
                List.of("<p id=\"ticket-day\" class=\"day\" hx-swap-oob=\"true\">Day, until 21:00 UTC (today)</p>"),
                marks());
        assertEquals(List.of(), marks());
    }

    @Test
    void tellsOfAlertsOnceWhereTheyHaveChanged() {
        history.opens();
        whole();
        history.setsAlert("0-1");
        String set = String.join("", changes());
        assertTrue(
                set.contains(
                        "<ol id=\"alerts\" hx-swap-oob=\"true\" aria-label=\"Alerts that are set\" tabindex=\"0\"><li"),
                set);
        assertTrue(set.contains("AAPL at or above 190.00"), set);
        history.firesAlert("0-1");
        String fired = String.join("", changes());
        assertTrue(fired.contains("<ol id=\"notices\" hx-swap-oob=\"true\""), fired);
        assertTrue(fired.contains("AAPL is at 190.10: at or above 190.00"), fired);
        assertTrue(fired.contains("<time datetime=\"2026-03-02T11:59:59Z\">2026-03-02 11:59:59 UTC</time>"), fired);

        assertEquals(List.of(), changes());
    }

    private List<String> changes() {
        PageUpdate push = new PageUpdate();
        pieces().changes(shown, push);
        return push.messages();
    }

    private List<String> marks() {
        PageUpdate push = new PageUpdate();
        pieces().marks(shown, push);
        return push.messages();
    }

    private AccountPieces pieces() {
        return new AccountPieces(fragments, history.blotter.look("alice"));
    }
}
