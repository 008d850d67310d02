package io.tickertape.trading.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.tickertape.tape.market.Price;
import io.tickertape.tape.market.Symbol;
import io.tickertape.trading.Orders;
import io.tickertape.trading.alert.AlertCondition;
import io.tickertape.trading.alert.AlertTerms;
import io.tickertape.trading.order.RemoveAlert;
import io.tickertape.trading.order.SetAlert;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertFormTest {
    private static final Symbol AAPL = new Symbol("AAPL");

    @Test
    void readsAnAlertOfEveryCondition() {
        assertEquals(
                new AlertTerms(AAPL, AlertCondition.PRICE_ABOVE, Price.of("190"), null), terms("PRICE_ABOVE", "190"));
        assertEquals(
                new AlertTerms(AAPL, AlertCondition.PRICE_BELOW, Price.of("180.5"), null),
                terms("price_below", "180.5"));
        assertEquals(new AlertTerms(AAPL, AlertCondition.MOVED, null, new BigDecimal("2.5")), terms("MOVED", "2.50"));
        assertEquals(new AlertTerms(AAPL, AlertCondition.STALE, null, null), terms("STALE", ""));
        assertEquals(new AlertTerms(AAPL, AlertCondition.HALTED, null, null), terms("HALTED", ""));
    }

    @ParameterizedTest
    @CsvSource({
        "'',PRICE_ABOVE,190,symbol",
        "aap l,PRICE_ABOVE,190,symbol",
        "AAPL,'',190,condition",
        "AAPL,ABOVE,190,condition",
        "AAPL,PRICE_ABOVE,'',level",
        "AAPL,PRICE_ABOVE,'1,000',level",
        "AAPL,PRICE_BELOW,0,level",
        "AAPL,PRICE_BELOW,-1,level",
        "AAPL,MOVED,'',level",
        "AAPL,MOVED,0,level",
        "AAPL,MOVED,0.001,level",
        "AAPL,MOVED,1000.01,level",
        "AAPL,MOVED,5%,level",
        "AAPL,STALE,60,level",
        "AAPL,HALTED,1,level"
    })
    void refusesAtItsFieldWhatItIsNotCertainOf(String symbol, String condition, String level, String field) {
        CommandForm.Refused refused =
                assertInstanceOf(CommandForm.Refused.class, read(form("alert", symbol, condition, level)));

        assertEquals(
                List.of(field),
                refused.refusals().stream().map(refusal -> refusal.field()).toList());
    }

    @Test
    void readsWhichAlertIsRemovedAndRefusesWhatIsNone() {
        Map<String, String> form = new HashMap<>(Map.of("action", "alert-remove", "alertId", "3-42"));
        CommandForm.Asked asked = assertInstanceOf(CommandForm.Asked.class, read(form));
        assertEquals("3-42", ((RemoveAlert) asked.command()).alertId());
        for (String id : List.of("", "flatten-2", "0-x", "0-42 ; drop", "12345678901-1")) {
            form.put("alertId", id);
            CommandForm.Refused refused = assertInstanceOf(CommandForm.Refused.class, read(form));
            assertEquals("alertId", refused.refusals().get(0).field());
        }
    }

    private static AlertTerms terms(String condition, String level) {
        CommandForm.Asked asked =
                assertInstanceOf(CommandForm.Asked.class, read(form("alert", "aapl", condition, level)));
        return ((SetAlert) asked.command()).terms();
    }

    private static Map<String, String> form(String action, String symbol, String condition, String level) {
        return Map.of("action", action, "symbol", symbol, "condition", condition, "level", level);
    }

    private static CommandForm read(Map<String, String> form) {
        return CommandForm.read(new FormMessage(form), "alice", "c1", Orders.NOON, Duration.ofSeconds(10));
    }
}
