package io.tickertape.testbed.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** A browser before the board. */
abstract class BoardAcceptanceTest extends AcceptanceTest {
    /** A new page of all symbols, once it is live. */
    Page board() {
        Page page = newPage();
        page.navigate(market.ticker().url());
        assertThat(connection(page)).hasText("live");
        return page;
    }

    static Locator last(Page page, String symbol) {
        return page.locator("#q-" + symbol + " .last");
    }

    /** What is said of a price that is not live. */
    static Locator word(Page page, String symbol) {
        return page.locator("#q-" + symbol + " th em");
    }
}
