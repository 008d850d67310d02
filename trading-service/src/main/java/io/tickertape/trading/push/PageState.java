package io.tickertape.trading.push;

import io.tickertape.trading.alert.Alert;
import io.tickertape.trading.view.AccountFigures;
import io.tickertape.trading.view.OpenOrder;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a page shows of its account, so that it is told no more than what is new. The account's thread uses it. */
final class PageState {
    private final Set<String> rows = new HashSet<>();
    /** By orderId, as they stand on the page. */
    final Map<String, OpenOrder> open = new HashMap<>();
    /** The latest report among its activity. */
    long report;
    /** What the page shows its account as of, which a cancel-all names; -1 before that was told. */
    long asOf = -1;
    /** Until when an order for the day would stand; empty before that was told. */
    String day = "";

    /** Cash and positions; null before they were shown. */
    @Nullable
    AccountFigures figures;

    /** Alerts as they stand on the page; null before they were shown. */
    @Nullable
    List<Alert> alerts;

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
}
