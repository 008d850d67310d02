package io.tickertape.testbed.chaos;

import io.tickertape.testbed.client.Fragment;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What an account's page shows after a reload, held against the fold of its reports. */
final class Screen {
    private final Fragment page;
    private final List<String> faults = new ArrayList<>();

    Screen(String html) {
        page = new Fragment(html);
    }

    List<String> differences(FoldedAccount account) {
        money("cash-held", account.cash, account);
        money("cash-reserved", account.reserved(), account);
        money("cash-power", account.buyingPower(), account);
        Map<String, FoldedOrder> byClientOrderId = new HashMap<>();
        account.orders.values().forEach(order -> byClientOrderId.put(order.clientOrderId, order));
        for (Fragment.Word row : page.words()) {
            FoldedOrder order = byClientOrderId.get(row.order());
            String word = order == null ? "not placed" : order.word();
            if (!row.word().equals(word) && !(order == null && isNothing(row.word()))) {
                faults.add(account.name + "'s page shows " + row.order() + " as " + row.word() + ", but it is " + word);
            }
        }
        openOrders(account);
        positions(account);
        return faults;
    }

    private static boolean isNothing(String word) {
        return List.of("not-placed", "refused").contains(word);
    }

    private void money(String id, BigDecimal right, FoldedAccount account) {
        String shown = page.value(id).orElse("nothing");
        try {
            if (new BigDecimal(shown.replace(",", "")).compareTo(right) == 0) {
                return;
            }
        } catch (NumberFormatException e) {
            // It is said below.
        }
        faults.add(account.name + "'s page shows #" + id + " as " + shown + ", but it is " + right.toPlainString());
    }

    private void openOrders(FoldedAccount account) {
        List<Map<String, String>> rows = page.elementsWith("id").stream()
                .filter(tag -> tag.getOrDefault("id", "").startsWith("w-"))
                .toList();
        List<String> shown = rows.stream()
                .map(row -> row.getOrDefault("data-order", ""))
                .sorted()
                .toList();
        List<String> open = account.open();
        if (!shown.equals(open)) {
            faults.add(account.name + "'s page shows the open orders " + shown + ", but there are " + open);
        }
    }

    private void positions(FoldedAccount account) {
        Set<String> shownSymbols = new TreeSet<>();
        for (Map<String, String> row : page.elementsWith("data-symbol")) {
            if (!row.containsKey("data-reserved")) {
                continue;
            }
            String symbol = row.getOrDefault("data-symbol", "");
            shownSymbols.add(symbol);
            String right =
                    account.shares.getOrDefault(symbol, 0L) + " of which reserved " + account.reservedShares(symbol);
            String shown = row.get("data-quantity") + " of which reserved " + row.get("data-reserved");
            if (!shown.equals(right)) {
                faults.add(account.name + "'s page shows " + symbol + " " + shown + ", but it is " + right);
            }
        }
        account.shares.forEach((symbol, shares) -> {
            if (shares > 0 && !shownSymbols.contains(symbol)) {
                faults.add(account.name + "'s page shows no position in " + symbol + ", but it is " + shares);
            }
        });
    }
}
