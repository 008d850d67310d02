package io.tickertape.testbed.chaos;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One order, added up from its reports. */
final class FoldedOrder {
    private static final Set<String> WORKING = Set.of("NEW", "PARTIALLY_FILLED");
    private static final Set<String> ENDS = Set.of("CANCELED", "EXPIRED", "FILLED");
    private static final Map<String, Set<String>> NEXT = Map.of(
            "NEW", Set.of("NEW", "PARTIALLY_FILLED", "FILLED", "CANCELED", "EXPIRED"),
            "PARTIALLY_FILLED", Set.of("PARTIALLY_FILLED", "FILLED", "CANCELED", "EXPIRED"));
    private static final Map<String, Set<String>> LEADS_TO = Map.of(
            "NEW", Set.of("NEW"),
            "REJECTED", Set.of("REJECTED"),
            "TRIGGERED", WORKING,
            "PASSED_OVER", WORKING,
            "REPLACED", WORKING,
            "TRADE", Set.of("PARTIALLY_FILLED", "FILLED"),
            "CANCELED", Set.of("CANCELED"),
            "EXPIRED", Set.of("EXPIRED"));

    final String orderId;
    final String clientOrderId;
    final String symbol;
    final boolean buys;
    String status = "";
    long cumulative;
    long leaves;
    private BigDecimal value = BigDecimal.ZERO;
    private BigDecimal worst = BigDecimal.ZERO;

    FoldedOrder(Logs.Line first) {
        orderId = first.field("orderId");
        clientOrderId = first.field("clientOrderId");
        symbol = first.field("symbol");
        buys = first.field("side").equals("BUY");
    }

    /** Takes a report in, and adds what is wrong with it. */
    void take(Logs.Line report, List<String> faults) {
        String type = report.field("execType");
        String next = report.field("orderStatus");
        boolean isLegal = status.isEmpty()
                ? Set.of("NEW", "REJECTED").contains(next)
                : NEXT.getOrDefault(status, Set.of()).contains(next);
        check(isLegal, "from " + status + " to " + next, report, faults);
        check(LEADS_TO.getOrDefault(type, Set.of()).contains(next), type + " leads to " + next, report, faults);
        check(
                report.field("clientOrderId").equals(clientOrderId)
                        && report.field("symbol").equals(symbol)
                        && report.field("side").equals(buys ? "BUY" : "SELL"),
                "it has become another order",
                report,
                faults);
        if (type.equals("TRADE")) {
            BigDecimal price = new BigDecimal(report.field("lastPrice"));
            cumulative += report.number("lastQuantity");
            value = value.add(price.multiply(new BigDecimal(report.field("lastQuantity"))));
            int beyond = price.compareTo(new BigDecimal(report.field("worstPrice")));
            check(buys ? beyond <= 0 : beyond >= 0, "filled beyond its worst price", report, faults);
        }
        status = next;
        leaves = isWorking() ? report.number("quantity") - cumulative : 0;
        worst = isWorking() ? new BigDecimal(report.field("worstPrice")) : BigDecimal.ZERO;
        check(report.number("cumulativeQuantity") == cumulative, "cumulative is " + cumulative, report, faults);
        check(report.number("leavesQuantity") == leaves, "leaves is " + leaves, report, faults);
        check(isWorking() == (leaves > 0), "leaves " + leaves + " while it is " + status, report, faults);
        check(new BigDecimal(report.field("value")).compareTo(value) == 0, "its fills cost " + value, report, faults);
        check(!status.equals("FILLED") || cumulative == report.number("quantity"), "not filled", report, faults);
    }

    private static void check(boolean holds, String otherwise, Logs.Line report, List<String> faults) {
        if (!holds) {
            faults.add(otherwise + ": " + report);
        }
    }

    boolean isWorking() {
        return WORKING.contains(status);
    }

    boolean isOver() {
        return ENDS.contains(status);
    }

    BigDecimal reservedCash() {
        return buys ? worst.multiply(BigDecimal.valueOf(leaves)) : BigDecimal.ZERO;
    }

    long reservedShares() {
        return buys ? 0 : leaves;
    }

    /** The word that a page has for it. */
    String word() {
        return isWorking()
                ? "working"
                : status.equals("CANCELED") ? "cancelled" : status.toLowerCase(java.util.Locale.ROOT);
    }
}
