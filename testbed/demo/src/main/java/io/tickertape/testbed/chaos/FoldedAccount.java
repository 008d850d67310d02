package io.tickertape.testbed.chaos;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One account, added up from its reports by nothing but their format. */
final class FoldedAccount {
    final String name;
    final Map<String, FoldedOrder> orders = new LinkedHashMap<>();
    final Map<String, Long> shares = new TreeMap<>();
    final List<String> faults = new ArrayList<>();
    private long sequence;
    BigDecimal cash = BigDecimal.ZERO;

    FoldedAccount(String name) {
        this.name = name;
    }

    void take(Logs.Line report) {
        check(report.number("sequence") == sequence + 1, "does not follow " + sequence, report);
        check(report.field("execId").equals(name + "-" + report.field("sequence")), "has another's id", report);
        check(report.key().equals(name), "has another account's key", report);
        sequence = report.number("sequence");
        String type = report.field("execType");
        if (type.equals("ACCOUNT_OPENED")) {
            check(sequence == 1, "opened once more", report);
            cash = cash.add(new BigDecimal(report.field("cash")));
        } else if (!type.equals("CANCEL_REJECTED") && !type.startsWith("ALERT_")) {
            FoldedOrder order = orders.computeIfAbsent(report.field("orderId"), id -> new FoldedOrder(report));
            order.take(report, faults);
            if (type.equals("TRADE")) {
                settle(order, report);
            }
            check(reserved().compareTo(cash) <= 0, "reserves more than there is", report);
            check(
                    reservedShares(order.symbol) <= shares.getOrDefault(order.symbol, 0L),
                    "sells more than there is",
                    report);
        }
    }

    private void settle(FoldedOrder order, Logs.Line report) {
        long quantity = report.number("lastQuantity");
        BigDecimal value = new BigDecimal(report.field("lastPrice")).multiply(BigDecimal.valueOf(quantity));
        cash = order.buys ? cash.subtract(value) : cash.add(value);
        shares.merge(order.symbol, order.buys ? quantity : -quantity, Long::sum);
    }

    private void check(boolean holds, String otherwise, Logs.Line report) {
        if (!holds) {
            faults.add(otherwise + ": " + report);
        }
    }

    BigDecimal reserved() {
        return orders.values().stream().map(FoldedOrder::reservedCash).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    long reservedShares(String symbol) {
        return orders.values().stream()
                .filter(order -> order.symbol.equals(symbol))
                .mapToLong(FoldedOrder::reservedShares)
                .sum();
    }

    /** The orderIds of what is open. */
    List<String> open() {
        return orders.values().stream()
                .filter(FoldedOrder::isWorking)
                .map(order -> order.orderId)
                .sorted()
                .toList();
    }

    BigDecimal buyingPower() {
        return cash.subtract(reserved());
    }
}
