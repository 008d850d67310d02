package io.tickertape.testbed.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

/** The desk in a browser that runs no script. */
class UnscriptedDeskIT extends AcceptanceTest {
    @Test
    void aTraderWithoutJavaScriptPlacesChangesAndCancelsAnOrderAndIsToldWhatBecameOfEach() throws Exception {
        market.puts("PLAINDESK", "{\"price\":\"10.00\",\"bid\":\"9.99\",\"ask\":\"10.01\",\"sequence\":1}");
        Browser browser = newPage().context().browser();
        try (BrowserContext plain = browser.newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
            Page bob = plain.newPage();
            bob.navigate(market.trading().url());
            bob.getByLabel("Name").fill("bob");
            bob.getByLabel("Password").fill("demo");
            bob.getByLabel("Password").press("Enter");
            assertThat(bob.locator("main noscript .notice").first()).isVisible();
            assertThat(bob.locator("#orders-state")).isHidden();
            assertThat(bob.locator("#ticket-lock")).isHidden();

            bob.locator(".chosen input[name=symbol]").fill("PLAINDESK");
            bob.locator("noscript .chosen button").click();
            assertThat(bob.locator("noscript .chosen p")).containsText("PLAINDESK last 10.00, bid 9.99, ask 10.01");
            bob.locator("#ticket-quantity").fill("many");
            bob.locator("#ticket-limit").fill("9.90");
            bob.locator("#place").click();
            assertThat(bob.locator("#answer")).containsText("refused: nothing was placed by this.");
            assertThat(bob.locator("#ticket-quantity")).hasValue("many");

            bob.locator("#ticket-quantity").fill("4");
            bob.locator("#place").click();
            assertThat(bob.locator("#answer")).containsText("working");
            Locator open = bob.locator("#open-rows tr[data-symbol=PLAINDESK]");
            assertThat(open).hasCount(1);
            bob.reload();
            assertThat(bob.locator("#answer")).containsText("working");
            assertThat(open).hasCount(1);

            open.getByText("Replace").click();
            bob.locator("#replace-quantity").fill("6");
            bob.locator("#replace-send").click();
            assertThat(bob.locator("#change-answer")).containsText("replaced");
            assertThat(open).hasAttribute("data-quantity", "6");
            assertThat(bob.locator("#replace-form")).isHidden();

            open.getByText("Cancel").click();
            assertThat(bob.locator("#change-answer")).containsText("cancelled");
            assertThat(open).hasCount(0);
        }
    }
}
