package io.tickertape.testbed.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tickertape.testbed.chaos.Logs.Line;
import io.tickertape.testbed.client.Fragment;
import io.tickertape.testbed.client.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A day of one order; each test plants one fault in it, and the audit must find that and nothing else. */
final class AuditTest {
    private static final String ORDER =
            "{\"action\":\"order\",\"clientOrderId\":\"c1\",\"account\":\"alice\",\"expires\":2000}";
    private static final String TICK = "{\"price\":\"10\",\"ask\":\"10.05\",\"size\":60}";
    private static final String AS_IT_STANDS =
            "\"account\":\"alice\",\"orderId\":\"0-0\",\"clientOrderId\":\"c1\",\"symbol\":\"ACME\","
                    + "\"side\":\"BUY\",\"quantity\":\"100\",\"worstPrice\":\"11\",";
    private static final String OPENED =
            "{\"execId\":\"alice-1\",\"sequence\":1,\"execType\":\"ACCOUNT_OPENED\",\"account\":\"alice\",\"cash\":\"5000\"}";
    private static final String NEW = "{\"execId\":\"alice-2\",\"sequence\":2,\"execType\":\"NEW\",\"command\":\"c1\","
            + AS_IT_STANDS + "\"orderStatus\":\"NEW\",\"cumulativeQuantity\":0,\"leavesQuantity\":100,\"value\":\"0\"}";
    private static final String FIRED = "\"fired\":1,\"tickPartition\":0,\"tickOffset\":%d,\"tickPrice\":\"11\"";
    private static final String TRADE = "{\"execId\":\"alice-3\",\"sequence\":3,\"execType\":\"TRADE\"," + AS_IT_STANDS
            + "\"orderStatus\":\"PARTIALLY_FILLED\",\"cumulativeQuantity\":60,\"leavesQuantity\":40,\"value\":\"603\","
            + "\"lastQuantity\":\"60\",\"lastPrice\":\"10.05\",\"tickPartition\":0,\"tickOffset\":0}";

    private final List<String> journal = new ArrayList<>(List.of(ORDER));
    private final List<String> reports = new ArrayList<>(List.of(OPENED, NEW, TRADE));
    private final List<String> prices = new ArrayList<>(List.of(TICK));
    private final Told told = new Told((account, sentNanos) -> {});
    private long stamp = 1_500;

    @Test
    void findsNothingWhereAllIsWell() {
        says("working");
        assertEquals(List.of(), audit().faults());
        FoldedAccount alice = audit().accounts().iterator().next();
        assertEquals("4397.00", alice.cash.toString());
        assertEquals("440", alice.reserved().toString());
        assertEquals("{ACME=60}", alice.shares.toString());
        assertEquals(List.of("0-0"), alice.open());
    }

    @Test
    void findsAnOrderThatWasCarriedOutTwice() {
        reports.add(NEW.replace("alice-2", "alice-4")
                .replace("\"sequence\":2", "\"sequence\":4")
                .replace("0-0", "0-1"));
        finds("has 2 histories");
    }

    @Test
    void findsNothingWrongWithAnAlertThatFiredAtTheFirstTickThatMetItAndWasDismissed() {
        alerts(1);
        assertEquals(List.of(), audit().faults());
    }

    @Test
    void findsAnAlertThatFiredTwice() {
        alerts(1);
        reports.add(5, alert("ALERT_FIRED", 6, FIRED.formatted(1)));
        finds("an alert goes from fired to fired");
    }

    @Test
    void findsAnAlertThatMissedATick() {
        prices.add(1, TICK.replace("\"10\"", "\"11\""));
        alerts(2);
        finds("an alert missed");
    }

    @Test
    void takesATickThatWasWrittenTwiceForNoneThatWasMissed() {
        String tick = TICK.replace("\"10\"", "\"11\"").replace("}", ",\"sequence\":%d}");
        prices.set(0, tick.formatted(7));
        prices.add(tick.formatted(7));
        alerts(2);
        assertEquals(List.of(), audit().faults());
        prices.set(1, tick.formatted(8));
        finds("an alert missed");
    }

    @Test
    void findsAnAlertThatFiredTooEarly() {
        prices.add(1, TICK);
        alerts(1);
        finds("does not meet it");
    }

    /** Alice is told of ACME at 11, by the tick at this offset, and dismisses that. */
    private void alerts(int offset) {
        prices.add(TICK.replace("\"10\"", "\"11\""));
        journal.add(ORDER.replace("order", "alert").replace("c1", "c2"));
        journal.add(ORDER.replace("order", "alert-remove").replace("c1", "c3"));
        reports.add(alert("ALERT_SET", 4, "\"command\":\"c2\""));
        reports.add(alert("ALERT_FIRED", 5, FIRED.formatted(offset)));
        reports.add(alert("ALERT_REMOVED", 6, "\"command\":\"c3\",\"fired\":1"));
    }

    private static String alert(String type, int sequence, String more) {
        return ("{\"execId\":\"alice-%d\",\"sequence\":%d,\"execType\":\"%s\",\"account\":\"alice\",\"alertId\":\"0-1\","
                        + "\"symbol\":\"ACME\",\"condition\":\"PRICE_ABOVE\",\"price\":\"11\",\"fromPartition\":0,"
                        + "\"fromOffset\":0,%s}")
                .formatted(sequence, sequence, type, more);
    }

    @Test
    void findsAConfirmedOrderThatWasLost() {
        journal.clear();
        reports.subList(1, 3).clear();
        says("received");
        finds("was confirmed, and has 0 histories");
    }

    @Test
    void findsAnOrderThatWasPlacedThoughTheTraderWasToldOtherwise() {
        says("not-placed");
        finds("was placed, though the trader was told otherwise");
    }

    @Test
    void findsAnOrderThatCameTooLateAndWasPlaced() {
        stamp = 2_001;
        finds("came too late, but was answered by");
    }

    @Test
    void findsACommandWithoutAReport() {
        journal.add("{\"action\":\"cancel\",\"clientOrderId\":\"c2\",\"account\":\"alice\",\"expires\":2000}");
        finds("c2 cancel, but was answered by []");
    }

    @Test
    void findsAReportThatIsMissing() {
        reports.remove(2);
        reports.add(TRADE.replace("\"sequence\":3", "\"sequence\":4").replace("alice-3", "alice-4"));
        finds("does not follow 2");
    }

    @Test
    void findsAFillThatDoesNotAddUp() {
        reports.set(2, TRADE.replace("\"lastQuantity\":\"60\"", "\"lastQuantity\":\"50\""));
        finds("cumulative is 50");
    }

    @Test
    void findsAnIllegalTransition() {
        reports.set(2, TRADE.replace("PARTIALLY_FILLED", "NEW"));
        finds("TRADE leads to NEW");
    }

    @Test
    void findsAFillAtAPriceThatNeverWas() {
        prices.set(0, TICK.replace("10.05", "10.04"));
        finds("filled at another price than the tick's");
    }

    @Test
    void findsAFillOfMoreThanTheTickHad() {
        prices.set(0, TICK.replace("60", "59"));
        finds("takes 60 shares of a tick that has fewer");
    }

    @Test
    void findsAFillAtNoTick() {
        prices.clear();
        finds("filled at a tick that never was");
    }

    @Test
    void findsAReplacementThatWasMadeFromAnOlderState() {
        replaced("c2", 4, "\"report\":2,");
        replaced("c3", 5, "\"report\":3,");
        finds("0-0 was replaced by a change made from an older state, that of report 3, though report 4");
    }

    @Test
    void findsNothingInReplacementsOfWhatTheirTradersSawOrOfWhateverStands() {
        replaced("c2", 4, "\"report\":3,");
        replaced("c3", 5, "\"report\":4,");
        replaced("c4", 6, "");
        assertEquals(List.of(), audit().faults());
    }

    @Test
    void findsAnOrderThatWasCancelledWithOthersBeforeItsTraderSawIt() {
        changed("cancel-all", "c2", 4, "CANCELED\",\"orderStatus\":\"CANCELED", "\"report\":1,");
        finds("0-0 was cancelled with orders that its trader had not seen, that of report 1, though report 2");
    }

    private void replaced(String command, int sequence, String madeFrom) {
        changed("replace", command, sequence, "REPLACED\",\"orderStatus\":\"PARTIALLY_FILLED", madeFrom);
    }

    private void changed(String action, String command, int sequence, String type, String madeFrom) {
        journal.add("{\"action\":\"" + action + "\",\"clientOrderId\":\"" + command + "\",\"account\":\"alice\","
                + madeFrom + "\"expires\":2000}");
        int leaves = type.startsWith("REPLACED") ? 40 : 0;
        reports.add("{\"execId\":\"alice-" + sequence + "\",\"sequence\":" + sequence + ",\"execType\":\"" + type
                + "\",\"command\":\"" + command + "\"," + AS_IT_STANDS + "\"cumulativeQuantity\":60,\"leavesQuantity\":"
                + leaves + ",\"value\":\"603\"}");
    }

    private void says(String word) {
        told.order("alice", "c1").sent("…");
        told.heard("alice", List.of(new Fragment.Word("c1", false, word, List.of(), "")));
    }

    private void finds(String fault) {
        List<String> faults = audit().faults();
        assertTrue(faults.stream().anyMatch(each -> each.contains(fault)), faults::toString);
    }

    private Audit audit() {
        Audit audit = new Audit(
                lines("orders", journal, "alice"),
                lines("executions", reports, "alice"),
                lines("prices", prices, "ACME"));
        audit.compare(told);
        return audit;
    }

    private List<Line> lines(String topic, List<String> values, String key) {
        List<Line> lines = new ArrayList<>();
        for (String value : values) {
            Map<String, String> fields = new LinkedHashMap<>(Json.read(value));
            lines.add(new Line(topic, 0, lines.size(), stamp, key, fields));
        }
        return lines;
    }
}
