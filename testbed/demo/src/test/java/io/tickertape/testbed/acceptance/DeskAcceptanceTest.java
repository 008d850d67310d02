package io.tickertape.testbed.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;

/** A browser before the desk. */
abstract class DeskAcceptanceTest extends AcceptanceTest {
    /** A new page of a trader, once it is live. */
    Page desk(String name) {
        Page page = newPage();
        logIn(page, name);
        return page;
    }

    void logIn(Page page, String name) {
        page.navigate(market.trading().url());
        fillIn(page, name);
        assertThat(page.locator("#orders-state")).hasText("orders live");
        assertThat(page.locator("#quotes-state")).hasText("quotes live");
    }

    static void fillIn(Page page, String name) {
        page.getByLabel("Name").fill(name);
        page.getByLabel("Password").fill("demo");
        page.getByLabel("Password").press("Enter");
    }

    /** Writes an order on the ticket. */
    static void write(Page page, String quantity, String symbol, String limitPrice) {
        page.locator("#ticket-symbol").fill(symbol);
        page.locator("#ticket-quantity").fill(quantity);
        page.locator("#ticket-limit").fill(limitPrice);
    }
}
