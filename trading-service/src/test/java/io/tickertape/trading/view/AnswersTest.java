package io.tickertape.trading.view;

import static io.tickertape.trading.order.TimeInForce.GTC;
import static io.tickertape.trading.order.TimeInForce.IOC;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tickertape.tape.market.Symbol;
import io.tickertape.trading.Ticks;
import io.tickertape.trading.account.Position;
import io.tickertape.trading.blotter.BlotterLine;
import io.tickertape.trading.engine.TestEngine;
import io.tickertape.trading.market.Market;
import io.tickertape.trading.order.ExecutionReport;
import io.tickertape.trading.order.Order;
import io.tickertape.trading.order.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A fill says its price, whoever ends the order, and wherever it is told. */
class AnswersTest {
    private static final String FILLED_IN_PART = "40 of 100 bought at 10.00";

    private final TestEngine engine = new TestEngine();
    private final DeskFragments fragments = TestFragments.with(new Market(10));

    @Test
    void saysWhatAnImmediateOrderGotAndThatTheRestIsCancelled() {
        engine.tick("ACME", null, "20", null, 7);
        engine.buys(10, "ACME").good(IOC).at("20");
        String why = "7 of 10 bought at 20.00, the rest cancelled; no more of it could be filled at once";

        assertEquals("cancelled Buy 10 ACME limit 20.00 IOC: " + why, answer());
        assertEquals(why, row().reason());
        assertEquals("Buy 10 ACME limit 20.00 IOC: " + why, activity());
    }

    @Test
    void saysAtWhichPriceAnOrderWasFilled() {
        engine.tick("ACME", null, "20", null, 7);
        engine.buys(7, "ACME").at("20");

        assertEquals("filled Buy 7 ACME limit 20.00 day: 7 bought at 20.00", answer());
        assertEquals("20.00", row().average());
        assertEquals("Bought 7 ACME at 20.00", activity());
    }

    @Test
    void saysTheAverageOfSeveralFills() {
        engine.has(10, "ACME", "10");
        engine.sells(10, "ACME").at("10.50");
        engine.tick("ACME", null, "10.60", null, 4);
        engine.tick("ACME", null, "10.50", null);

        assertEquals("filled Sell 10 ACME limit 10.50 day: 10 sold at 10.54", answer());
        assertEquals("Sold 6 ACME at 10.50, 10 in all at 10.54", activity());
    }

    @Test
    void saysUntilWhenAnOrderForTheDayStandsAndWhatIsFilledOfIt() {
        fillsInPart();
        assertEquals("working Buy 100 ACME limit 10.00 day, until 21:00 UTC (today): " + FILLED_IN_PART, answer());

        engine.buys(1, "ACME").good(GTC).at("9");
        assertEquals("working Buy 1 ACME limit 9.00 GTC", answer());
    }

    @Test
    void saysWhatWasFilledWhenTheTraderCancels() {
        fillsInPart();
        engine.cancels(1);

        assertEquals(
                "cancelled Buy 100 ACME limit 10.00 day: " + FILLED_IN_PART
                        + ", the rest cancelled; cancelled by the trader",
                answer());
        assertEquals(
                "cancelled Buy 100 ACME limit 10.00 day: " + FILLED_IN_PART
                        + ", the rest cancelled; cancelled by the trader",
                text(fragments.answer(List.of(latest()), latest().order())));
    }

    @Test
    void saysWhatWasFilledWhenSeveralOrdersAreCancelledAtOnce() {
        fillsInPart();
        engine.buys(1, "ACME").at("9");
        engine.cancelsAll();
        int reports = engine.allReports().size();

        assertEquals(
                "cancelled 2 orders: ACME " + FILLED_IN_PART + ", the rest cancelled",
                text(fragments.answer(engine.allReports().subList(reports - 2, reports), latest().order())));
    }

    @Test
    void saysWhatWasFilledWhenTheSessionEndsOrTheOperatorKills() {
        fillsInPart();
        engine.passes(Duration.ofHours(9));
        engine.looksAtTheClock();
        assertEquals(
                "expired Buy 100 ACME limit 10.00 day: " + FILLED_IN_PART + ", the rest expired; the session is over",
                answer());

        engine.tick("ACME", null, "10", null, 40);
        engine.buys(100, "ACME").at("10");
        engine.kills();
        engine.hearsTheRuling();
        assertEquals(
                "cancelled Buy 100 ACME limit 10.00 day: " + FILLED_IN_PART + ", the rest cancelled; the kill switch",
                answer());
    }

    @Test
    void saysWhatIsFilledOfAnOrderThatIsReplaced() {
        fillsInPart();
        engine.replaces(1, 90, "9");

        assertEquals("Buy 90 ACME limit 9.00 day: 40 of 90 bought at 10.00", activity());
    }

    @Test
    void saysWhatAReplacementTradedAtOnce() {
        engine.tick("ACME", null, "10", null);
        engine.buys(10, "ACME").at("9");
        engine.replaces(1, 20, "10");
        ExecutionReport replaced = engine.allReports().get(engine.allReports().size() - 2);

        assertEquals(
                "replaced Buy 20 ACME limit 10.00 day: 20 bought at 10.00",
                text(fragments.answer(List.of(replaced), latest().order())));
    }

    @Test
    void showsAnOrderAsItStandsAfterAReplacement() {
        engine.buys(10, "ACME").stop("103").atMarket();
        engine.replaces(1, 25, null, "104.50", GTC);

        assertEquals("working Buy 25 ACME stop 104.50 GTC", answer());
        assertEquals("25 | Stop GTC | stop 104.50", row().quantity() + " | " + row().type() + " | " + row().prices());
    }

    @Test
    void saysWhatATriggeredStopIsHeldBackBy() {
        engine.has(10, "ACME", "100");
        engine.sells(10, "ACME").stop("97").atMarket();
        assertEquals("not below 92.15", openRow().protection());
        engine.tick("ACME", null, "90", null);

        assertEquals("not below 92.15", openRow().protection());
        assertEquals("Sell 10 ACME stop 97.00 day: passed over at 90.00 by tick 0-2: not below 92.15", activity());
        engine.buys(1, "EMCA").stop("100").atMarket();
        assertEquals("not above 105.00", openRow().protection());
        engine.buys(1, "EMCA").at("100");
        assertEquals("", openRow().protection());
    }

    @Test
    void showsAsManyDigitsAsAPriceHas() {
        engine.tick("TINY", null, "0.00001235", null);
        engine.buys(1_000_000, "TINY").at("0.00001235");
        Symbol tiny = new Symbol("TINY");
        Position position = engine.account().position(tiny);
        PositionRow row = PositionRow.of(position, new Marks.Mark(Ticks.price("0.00001234"), true));

        assertEquals("filled Buy 1,000,000 TINY limit 0.00001235 day: 1,000,000 bought at 0.00001235", answer());
        assertEquals("0.00001235", row().average());
        assertEquals("0.00001235", row.average());
        assertEquals("0.00001234", row.last());
        assertEquals("12.35", row.cost());
        assertEquals("12.34", row.value());
        assertEquals("−0.01", row.unrealised());

        engine.sells(999_900, "TINY").at("0.00001235");
        row = PositionRow.of(engine.account().position(tiny), new Marks.Mark(Ticks.price("0.00001034"), true));
        assertEquals("0.00001235", row.average());
        assertEquals("0.0012", row.cost());
        assertEquals("0.001", row.value());
        assertEquals("−0.0002", row.unrealised());
        assertEquals("down", row.unrealisedSign());
        assertEquals("flat", row.realisedSign());
    }

    private void fillsInPart() {
        engine.tick("ACME", null, "10", null, 40);
        engine.buys(100, "ACME").at("10");
    }

    private ExecutionReport latest() {
        return engine.allReports().get(engine.allReports().size() - 1);
    }

    private BlotterLine line() {
        Order order = Objects.requireNonNull(latest().order());
        return new BlotterLine(order.placed(), Outcome.reported(order, latest().reason()), order);
    }

    private String answer() {
        return text(fragments.answer(line()));
    }

    private OrderRow row() {
        return OrderRow.of(line());
    }

    private OpenOrderRow openRow() {
        List<Order> working = List.copyOf(engine.account().working());
        return OpenOrderRow.of(new OpenOrder(working.get(working.size() - 1), "", ""));
    }

    private String activity() {
        return ActivityLine.of(latest()).words();
    }

    private static String text(String html) {
        return html.replaceAll("<[^>]*>", "").strip();
    }
}
