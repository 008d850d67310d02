package io.tickertape.testbed.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import org.junit.jupiter.api.Test;

/** What somebody who looks at one symbol sees. */
class SymbolIT extends AcceptanceTest {
    @Test
    void theFormingCandleAndTheTapeFollowTheStream() throws Exception {
        market.trades("FORM", "100");
        Page page = newPage();
        page.navigate(market.ticker().url());
        page.locator("#q-FORM a").click();
        assertThat(page.locator("h1")).hasText("FORM");
        assertThat(connection(page)).hasText("live");
        page.evaluate("window.notReloaded = true");
        market.trades("FORM", "110");
        assertThat(last(page)).hasText("110.00");
        String before = candle(page);
        market.trades("FORM", "105");

        assertThat(last(page)).hasText("105.00");
        assertThat(page.locator("#forming .figures")).containsText("close 105.00");
        assertThat(page.locator("#tape li b").nth(0)).hasText("105.00");
        assertThat(page.locator("#tape li b").nth(1)).hasText("110.00");
        assertThat(page.locator("#tape li")).hasCount(3);
        assertNotEquals(before, candle(page));
        assertTrue(page.title().startsWith("FORM 105.00"), page.title());
        assertEquals(true, page.evaluate("window.notReloaded"));
        isAccessible(page);
        // Its console says that there is no such page.
        Page none = page.context().newPage();
        none.navigate(market.ticker().url() + "/none");
        assertThat(none.locator("h1")).hasText("404 Not Found");
        isAccessible(none);
    }

    @Test
    void theTapeStaysAsLongAsItIs() throws Exception {
        market.trades("LONG", "1");
        Page page = symbol("LONG");
        for (int price = 2; price <= 120; price++) {
            market.trades("LONG", Integer.toString(price));
        }

        assertThat(page.locator("#tape li b").nth(0)).hasText("120.00");
        assertThat(page.locator("#tape li b").nth(49)).hasText("71.00");
        assertThat(page.locator("#tape li")).hasCount(50);
    }

    @Test
    void aLostStreamMisleadsNobodyAndItsReturnBringsTheRest() throws Exception {
        market.trades("SLOST", "1");
        Page page = symbol("SLOST");
        market.trades("SLOST", "2");
        assertThat(last(page)).hasText("2.00");
        String liveLook = look(last(page));
        String liveTape = look(page.locator("#tape li b").first());

        market.ticker().kill();
        assertThat(connection(page)).hasText("reconnecting");
        assertNotEquals(liveLook, look(last(page)));
        assertNotEquals(liveTape, look(page.locator("#tape li b").first()));
        assertThat(page).hasTitle("SLOST 2.00 (reconnecting) · Tickertape");
        isAccessible(page);
        // A poll comes first, after which the stream begins anew and does not know that something was missed.
        page.route("**/prices/stream*", Route::abort);
        market.trades("SLOST", "3");
        market.ticker().start();
        assertThat(connection(page)).hasText("polling every 5 s");
        page.unroute("**/prices/stream*");
        online(page);

        assertThat(connection(page)).hasText("live");
        assertThat(last(page)).hasText("3.00");
        assertThat(page.locator("#tape li")).hasCount(3);
        assertThat(page.locator("#notice")).containsText("Connected again");
    }

    @Test
    void aStreamThatIsHeldUpIsPolledFor() throws Exception {
        market.trades("SPOLL", "1");
        Page page = newPage();
        page.route("**/prices/stream*", Route::abort);
        page.navigate(market.ticker().url() + "/symbols/SPOLL");
        assertThat(connection(page)).hasText("polling every 5 s");
        market.trades("SPOLL", "2");
        assertThat(last(page)).hasText("2.00");
        assertThat(page.locator("#tape li b").first()).hasText("2.00");
        assertThat(page.locator("#forming .figures")).containsText("close 2.00");
        assertThat(page).hasTitle("SPOLL 2.00 (polling every 5 s) · Tickertape");

        page.unroute("**/prices/stream*");
        online(page);
        assertThat(connection(page)).hasText("live");
        market.trades("SPOLL", "3");
        assertThat(page.locator("#tape li b").first()).hasText("3.00");
        assertThat(page.locator("#tape li")).hasCount(3);
    }

    @Test
    void theTitleOfATabThatNobodyLooksAtFollowsThePollsAndSaysHowOftenTheyCome() throws Exception {
        market.trades("SLEEP", "1");
        Page page = symbol("SLEEP");
        assertThat(page).hasTitle("SLEEP 1.00 · Tickertape");

        show(page, false);
        assertThat(page).hasTitle("SLEEP 1.00 (read every 30 s) · Tickertape");
        market.trades("SLEEP", "2");
        // More than once: the first may be answered before the price is read.
        page.evaluate("setInterval(() => htmx.trigger('[hx-trigger=poll]', 'poll'), 500)");
        assertThat(page).hasTitle("SLEEP 2.00 (read every 30 s) · Tickertape");
    }

    @Test
    void anOldPriceNeverLooksLikeANewOne() throws Exception {
        market.trades("SAGE", "1");
        Page page = symbol("SAGE");
        String liveLook = look(last(page));
        String liveTape = look(page.locator("#tape li b").first());

        assertThat(page.locator("#quote em")).hasText("late");
        assertThat(page.locator("#quote em")).hasText("stale");
        assertNotEquals(liveLook, look(last(page)));
        assertNotEquals(liveTape, look(page.locator("#tape li b").first()));
        assertThat(page.locator("#still rect.now")).hasCount(1);
        assertThat(page).hasTitle("SAGE 1.00 (stale) · Tickertape");
        isAccessible(page);

        market.trades("SAGE", "2");
        assertThat(page.locator("#quote em")).hasCount(0);
        assertThat(page.locator("#still rect.now")).hasCount(0);
        assertEquals(liveLook, look(last(page)));
        assertThat(page.locator("#tape li b").first()).hasCSS("font-style", "normal");
    }

    @Test
    void theCandleUnderThePointerAndByKeyIsReadOut() throws Exception {
        market.trades("READ", "5");
        Page page = symbol("READ");
        page.locator("#cross").focus();
        page.keyboard().press("End");
        assertThat(page.locator("#readout")).containsText("open 5.00 high 5.00 low 5.00 close 5.00");
        assertThat(page.locator("#said")).containsText("close 5.00");
        market.trades("READ", "6");
        assertThat(page.locator("#readout")).containsText("close 6.00");
        assertThat(page.locator("#readout")).hasAttribute("aria-live", "off");
        assertThat(page.locator("#said")).containsText("close 5.00");
        page.keyboard().press("ArrowLeft");
        assertThat(page.locator("#readout")).hasText("no prices");
        assertThat(page.locator("#said")).hasText("no prices");
        page.keyboard().press("Escape");
        assertThat(page.locator("#readout")).isEmpty();
        page.locator("#cross").hover();
        assertThat(page.locator("#readout")).not().isEmpty();
        assertThat(page.locator("#said")).isEmpty();
    }

    @Test
    void theStripKeepsTheFocusWhenPricesAndSymbolsCome() throws Exception {
        market.trades("STRIPB", "1");
        Page page = newPage();
        page.navigate(market.ticker().url() + "/strip");
        assertThat(page.locator("html")).hasAttribute("data-connection", "live");
        page.locator("#q-STRIPB a").focus();
        market.trades("STRIPB", "2");
        assertThat(page.locator("#q-STRIPB .last")).hasText("2.00");
        assertThat(page.locator("#q-STRIPB a")).isFocused();
        market.trades("STRIPA", "3");
        assertThat(page.locator("#q-STRIPA .last")).hasText("3.00");
        assertThat(page.locator("#q-STRIPB a")).isFocused();
        market.trades("STRIPA", "4");
        assertThat(page.locator("#q-STRIPA .last")).hasText("4.00");
    }

    @Test
    void withoutJavaScriptTheTableOfTheCandlesCanBeReadInPeace() throws Exception {
        market.trades("STILL", "1");
        Browser browser = symbol("STILL").context().browser();
        try (BrowserContext plain = browser.newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
            Page page = plain.newPage();
            page.navigate(market.ticker().url() + "/symbols/STILL?interval=5m");
            page.locator("main noscript a").click();
            assertThat(page).hasURL(market.ticker().url() + "/symbols/STILL?interval=5m&refresh=off");
            assertThat(page.locator("meta[http-equiv=refresh]")).hasCount(0);
            page.getByText("1 min").click();
            assertThat(page.locator("meta[http-equiv=refresh]")).hasCount(0);
            assertThat(page.locator("main noscript a")).hasText("Load it again every 5 s");
            page.locator("main noscript a").click();
            assertThat(page.locator("meta[http-equiv=refresh]")).hasCount(1);
        }
    }

    @Test
    void theStripFollowsTheStreamAndStandsStillUnderThePointer() throws Exception {
        market.trades("TAPE", "1");
        Page page = newPage();
        page.navigate(market.ticker().url() + "/strip?symbols=TAPE");
        assertThat(page.locator("html")).hasAttribute("data-connection", "live");
        market.trades("TAPE", "2");
        assertThat(page.locator("#q-TAPE .last")).hasText("2.00");
        assertEquals("running", motion(page));
        page.locator(".window").hover();
        assertEquals("paused", motion(page));
        isAccessible(page);
    }

    private Page symbol(String symbol) {
        Page page = newPage();
        page.navigate(market.ticker().url() + "/symbols/" + symbol);
        assertThat(connection(page)).hasText("live");
        return page;
    }

    private static Locator last(Page page) {
        return page.locator("#quote .last");
    }

    private static String candle(Page page) {
        return page.locator("#forming path.candles").getAttribute("d");
    }

    private static String motion(Page page) {
        return (String) page.locator("#board").evaluate("e => getComputedStyle(e).animationPlayState");
    }
}
