package io.tickertape.trading.gateway;

import io.tickertape.trading.order.Order;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What a page shows of its account, so that it is told no more than what is new. Guarded by the account's blotter. */
final class Shown {
    private final Set<String> rows = new HashSet<>();
    /** By orderId, as they stand on the page. */
    final Map<String, Order> open = new HashMap<>();
    /** The latest report among its activity. */
    long report;

    private String positions = "";
    private String cash = "";

    void showsOnly(Collection<String> clientOrderIds) {
        rows.clear();
        rows.addAll(clientOrderIds);
    }

    /** Notes a row; true if the page had it already. */
    boolean hadRow(String clientOrderId) {
        return !rows.add(clientOrderId);
    }

    boolean dropsRow(String clientOrderId) {
        return rows.remove(clientOrderId);
    }

    void forgetsMarks() {
        positions = "";
        cash = "";
    }

    /** Notes the positions; true if the page shows others. */
    boolean lacksPositions(String now) {
        boolean lacks = !now.equals(positions);
        positions = now;
        return lacks;
    }

    /** Notes the cash; true if the page shows another. */
    boolean lacksCash(String now) {
        boolean lacks = !now.equals(cash);
        cash = now;
        return lacks;
    }
}
