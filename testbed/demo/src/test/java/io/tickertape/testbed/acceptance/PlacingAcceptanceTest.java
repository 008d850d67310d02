package io.tickertape.testbed.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;

/** A trader who places orders, and finds them on the page and on the journal. */
abstract class PlacingAcceptanceTest extends DeskAcceptanceTest {
    @Override
    void logIn(Page page, String name) {
        page.navigate(market.trading().url());
        // Another page of the same browser may have logged in before.
        if (page.url().endsWith("/login")) {
            fillIn(page, name);
        }
    }

    /** A little above what the tests bid, so that nothing is filled. */
    void putLowPrices(String... symbols) throws Exception {
        for (String symbol : symbols) {
            market.trades(symbol, "1.01");
        }
    }

    Page desk() {
        Page page = newPage();
        logIn(page, "alice");
        assertThat(page.locator("#orders-state")).hasText("orders live");
        return page;
    }

    static void buys(Page page, String quantity, String symbol, String limitPrice) {
        write(page, quantity, symbol, limitPrice);
        page.locator("#place").click();
    }

    static Locator row(Page page, String symbol) {
        return page.locator(
                "#blotter tr",
                new Page.LocatorOptions().setHas(page.locator("th", new Page.LocatorOptions().setHasText(symbol))));
    }

    List<String> ordersOf(String symbol) {
        return market.journaledOrders().stream()
                .filter(order -> order.contains("\"symbol\":\"" + symbol + "\""))
                .toList();
    }

    String onlyOrderOf(String symbol) {
        List<String> orders = ordersOf(symbol);
        assertEquals(1, orders.size(), () -> symbol + ": " + orders);
        return orders.get(0);
    }
}
