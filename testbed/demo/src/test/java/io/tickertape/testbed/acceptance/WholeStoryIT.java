package io.tickertape.testbed.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Somebody who has never seen it, with a keyboard and nothing else. */
class WholeStoryIT extends AcceptanceTest {
    private static final int MOST_STOPS = 120;

    @Test
    void aNewcomerFindsThreeSymbolsByNameOpensAChartAndTradesThroughOutagesByKeysAlone() throws Exception {
        market.lists("STOA", "Alder Mills");
        market.lists("STOB", "Birch Foundry");
        market.lists("STOC", "Cedar Lines");
        market.trades("STOA", "10.00");
        market.trades("STOB", "20.00");
        market.trades("STOC", "30.00");
        Page page = newPage();
        page.navigate(market.ticker().url());
        assertThat(connection(page)).hasText("live");

        findsThreeByName(page);
        opensAChartAndIsToldWhenItIsOld(page);
        goesToTheDesk(page);
        placesAnOrder(page);
        isToldThatTheNetworkIsAwayAndPlacesNothing(page);
        changesAndCancelsIt(page);
    }

    private static void findsThreeByName(Page page) {
        tabTo(page, page.getByLabel("Symbols"));
        page.keyboard().type("cedar alder birch");
        page.keyboard().press("Enter");
        assertThat(page.locator("#board tr")).hasCount(3);
        assertEquals(
                List.of("STOC", "STOA", "STOB"),
                page.evaluate(
                        "[...document.querySelectorAll('#board tr')].map((row) => row.getAttribute('sse-swap'))"));
        assertThat(page).hasTitle(Pattern.compile("STOC 30[.]00.*"));
        assertThat(connection(page)).hasText("live");
    }

    private void opensAChartAndIsToldWhenItIsOld(Page page) throws Exception {
        tabTo(page, page.locator("#q-STOA a"));
        page.keyboard().press("Enter");
        assertThat(page.locator("h1")).containsText("STOA");
        assertThat(page.locator("#chart-drawing, #chart svg").first()).isVisible();
        assertThat(connection(page)).hasText("live");
        Locator price = page.locator("#quote .last");
        // On a slow machine the first price of STOA is stale by now, and looks old although the connection is live.
        market.trades("STOA", "10.25");
        assertThat(price).hasText("10.25");
        String live = look(price);

        market.ticker().pause();
        try {
            assertThat(connection(page)).not().hasText("live");
            page.waitForCondition(() -> !look(price).equals(live));
        } finally {
            market.ticker().resume();
        }
        market.trades("STOA", "10.50");
        assertThat(price).hasText("10.50");
        assertThat(connection(page)).hasText("live");
        page.waitForCondition(() -> look(price).equals(live));
    }

    private static void goesToTheDesk(Page page) {
        tabTo(page, page.locator("nav a").filter(new Locator.FilterOptions().setHasText("Desk")));
        page.keyboard().press("Enter");
        assertThat(page.getByLabel("Name")).isFocused();
        page.keyboard().type("bob");
        page.keyboard().press("Tab");
        page.keyboard().type("demo");
        page.keyboard().press("Enter");
        assertThat(page.locator("#orders-state")).hasText("orders live");
        assertThat(page.locator("#quotes-state")).hasText("quotes live");
    }

    private static void placesAnOrder(Page page) {
        // With a stroke first, since s and b alone choose a side.
        page.keyboard().type("/stob");
        assertThat(page.locator("#ticket-last")).hasText("20.00");
        tabTo(page, page.locator("#ticket-quantity"));
        page.keyboard().type("5");
        tabTo(page, page.locator("#ticket-limit"));
        page.keyboard().type("19.90");
        page.keyboard().press("Enter");
        assertThat(page.locator("#place")).isFocused();
        assertThat(page.locator("#review")).containsText("Buy 5 STOB");
        assertThat(order(page)).hasCount(0);
        page.keyboard().press("Enter");
        assertThat(page.locator("#answer")).containsText("working");
        assertThat(order(page)).hasAttribute("data-quantity", "5");
    }

    private void isToldThatTheNetworkIsAwayAndPlacesNothing(Page page) {
        tabTo(page, page.locator("#ticket-quantity"));
        page.keyboard().type("7");
        tabTo(page, page.locator("#ticket-limit"));
        page.keyboard().type("19.80");
        market.trading().pause();
        try {
            assertThat(page.locator("#orders-state")).hasText("orders reconnecting");
            assertThat(page.locator("#ticket-lock")).hasText("Locked: reconnecting. Nothing is sent.");
            assertThat(page.locator("#open-lock")).hasText("Locked: reconnecting. Nothing is sent.");
            page.keyboard().press("Enter");
            page.keyboard().press("Enter");
        } finally {
            market.trading().resume();
        }
        assertThat(page.locator("#orders-state")).hasText("orders live");
        assertThat(order(page)).hasCount(1);
        assertThat(page.locator("#ticket-quantity")).hasValue("7");
    }

    private static void changesAndCancelsIt(Page page) {
        tabTo(page, order(page).locator("button.replace"));
        page.keyboard().press("Enter");
        assertThat(page.locator("#replace-quantity")).isFocused();
        page.keyboard().type("6");
        tabTo(page, page.locator("#replace-send"));
        page.keyboard().press("Enter");
        assertThat(page.locator("#change-answer")).containsText("replaced");
        assertThat(order(page)).hasAttribute("data-quantity", "6");
        assertThat(order(page).locator("button.replace")).isFocused();

        tabTo(page, order(page).locator("button.cancel"));
        page.keyboard().press("Enter");
        assertThat(page.locator("#change-answer")).containsText("cancelled");
        assertThat(order(page)).hasCount(0);
        assertThat(page.locator("#open-title")).isFocused();
        // The row among the orders says the same.
        assertThat(page.locator("#blotter tr")
                        .filter(new Locator.FilterOptions().setHasText("STOB"))
                        .locator(".state"))
                .containsText("cancelled");
    }

    private static Locator order(Page page) {
        return page.locator("#open-rows tr[data-symbol='STOB']");
    }

    /** By the key that everybody knows, as often as it takes. */
    private static void tabTo(Page page, Locator wanted) {
        for (int stop = 0; stop < MOST_STOPS; stop++) {
            page.keyboard().press("Tab");
            if (Boolean.TRUE.equals(wanted.evaluate("(element) => element === document.activeElement"))) {
                return;
            }
        }
        fail("No number of stops leads to " + wanted);
    }
}
