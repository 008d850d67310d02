package io.tickertape.testbed.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The board as somebody's own list of symbols. */
class WatchListIT extends BoardAcceptanceTest {
    private static final int CONNECTIONS_OF_A_BROWSER = 6;

    @Test
    void whatPeopleTypeIsUnderstoodAndWhatIsNotIsSaidBesideTheField() throws Exception {
        market.lists("ORCH", "Orchard Inc.");
        market.trades("ORCH", "1");
        market.trades("TYPED", "2");
        Page page = board("");
        assertThat(page.locator("#q-ORCH small")).hasText("Orchard Inc.");
        page.getByLabel("Symbols").fill("typed  orchard, unheard <b>");
        page.getByLabel("Symbols").press("Enter");

        assertThat(page.locator("#board tr")).hasCount(3);
        assertEquals(List.of("TYPED", "ORCH", "UNHEARD"), symbols(page));
        assertThat(page.locator("#unknown")).hasText("No price yet for UNHEARD. Nothing is known by “<b>”.");
        assertThat(page.getByLabel("Symbols")).hasValue("TYPED,ORCH,UNHEARD");
        isAccessible(page);
        assertThat(page).hasTitle(Pattern.compile("TYPED 2[.]00.* · Tickertape"));
        page.getByText("Show all").click();
        assertThat(page.locator("#q-ORCH")).isVisible();
    }

    @Test
    void typingFiltersBySymbolAndByName() throws Exception {
        market.lists("FILA", "Quince Limited");
        market.trades("FILA", "1");
        market.trades("FILB", "2");
        Page page = board("?symbols=FILA,FILB");
        assertThat(page.locator("#q-FILA small")).hasText("Quince Limited");

        page.getByLabel("Symbols").fill("quin");
        assertThat(page.locator("#q-FILB")).isHidden();
        assertThat(page.locator("#q-FILA")).isVisible();
        page.getByLabel("Symbols").fill("filb xyz");
        assertThat(page.locator("#q-FILA")).isHidden();
        assertThat(page.locator("#q-FILB")).isVisible();
        assertThat(page.locator("#unknown")).containsText("Not on this board: XYZ");
        isAccessible(page);
        page.evaluate("document.querySelectorAll('#board tr').forEach((row) => row.remove())");
        assertThat(page.locator(".empty")).isVisible();
        isAccessible(page);
    }

    @Test
    void theOrderOfTheAddressIsTheBoardsAndMovesByKeysAndByDragging() throws Exception {
        market.trades("MVA", "3");
        market.trades("MVB", "1");
        Page page = board("?symbols=MVC,MVB,MVA");
        assertEquals(List.of("MVC", "MVB", "MVA"), symbols(page));
        market.trades("MVC", "2");
        assertThat(last(page, "MVC")).hasText("2.00");
        assertEquals(List.of("MVC", "MVB", "MVA"), symbols(page));

        page.locator("#q-MVA a").focus();
        page.keyboard().press("Alt+ArrowUp");
        assertEquals(List.of("MVC", "MVA", "MVB"), symbols(page));
        assertThat(page.locator("#q-MVA a")).isFocused();
        assertThat(page.locator("#said")).hasText("MVA: place 2 of 3.");
        page.locator("#q-MVB").dragTo(page.locator("#q-MVC"), new Locator.DragToOptions().setTargetPosition(20, 3));
        assertEquals(List.of("MVB", "MVC", "MVA"), symbols(page));
        assertTrue(page.url().contains("symbols=MVB,MVC,MVA"), page.url());
        page.reload();
        assertEquals(List.of("MVB", "MVC", "MVA"), symbols(page));
    }

    @Test
    void aFingerScrollsUntilItIsToldToMoveRows() throws Exception {
        market.trades("FGA", "1");
        Browser browser = board("?symbols=FGA").context().browser();
        Browser.NewContextOptions phone = new Browser.NewContextOptions();
        phone.setHasTouch(true).setIsMobile(true).setViewportSize(360, 740);
        try (BrowserContext context = browser.newContext(phone)) {
            Page page = context.newPage();
            page.navigate(market.ticker().url() + "/?symbols=FGA,FGB,FGC");
            assertThat(connection(page)).hasText("live");
            drag(page, "FGC", "FGA");
            assertEquals(List.of("FGA", "FGB", "FGC"), symbols(page));

            page.getByText("Move rows").tap();
            drag(page, "FGC", "FGA");
            assertEquals(List.of("FGC", "FGA", "FGB"), symbols(page));
            assertTrue(page.url().contains("symbols=FGC,FGA,FGB"), page.url());
            assertThat(page.locator("#said")).hasText("FGC: place 1 of 3.");
        }
    }

    /** With one finger, from the middle of a row to the upper edge of another. */
    private static void drag(Page page, String symbol, String before) {
        BoundingBox from = page.locator("#q-" + symbol).boundingBox();
        BoundingBox to = page.locator("#q-" + before).boundingBox();
        CDPSession finger = page.context().newCDPSession(page);
        touch(finger, "touchStart", from.x + from.width / 2, from.y + from.height / 2);
        touch(finger, "touchMove", from.x + from.width / 2, from.y);
        touch(finger, "touchMove", to.x + to.width / 2, to.y + 3);
        finger.send("Input.dispatchTouchEvent", (JsonObject)
                JsonParser.parseString("{\"type\":\"touchEnd\",\"touchPoints\":[]}"));
    }

    private static void touch(CDPSession finger, String type, double x, double y) {
        finger.send("Input.dispatchTouchEvent", (JsonObject) JsonParser.parseString(
                "{\"type\":\"" + type + "\",\"touchPoints\":[{\"x\":" + x + ",\"y\":" + y + "}]}"));
    }

    @Test
    void aColumnSortsBothWaysAndLetsGo() throws Exception {
        market.trades("SRA", "9");
        market.trades("SRB", "10");
        Page page = board("?symbols=SRA,SRC,SRB");
        Locator head = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Last"));

        head.click();
        assertEquals(List.of("SRB", "SRA", "SRC"), symbols(page));
        assertThat(page.locator("[aria-sort]")).hasText("Last");
        head.click();
        assertEquals(List.of("SRA", "SRB", "SRC"), symbols(page));
        head.click();
        assertEquals(List.of("SRA", "SRC", "SRB"), symbols(page));
        assertThat(page.locator("[aria-sort]")).hasCount(0);
    }

    @Test
    void aSortedBoardStaysSortedButForRowsThatSomebodyIsAt() throws Exception {
        market.trades("RSA", "1");
        market.trades("RSB", "2");
        Page page = board("?symbols=RSA,RSB");
        page.locator("[data-sort=last]").click();
        assertEquals(List.of("RSB", "RSA"), symbols(page));
        market.trades("RSA", "3");
        assertThat(page.locator("#q-RSA + #q-RSB")).hasCount(1);

        page.locator("#q-RSB a").focus();
        market.trades("RSB", "4");
        assertThat(last(page, "RSB")).hasText("4.00");
        // Some seconds later, in which a row could have moved.
        assertThat(word(page, "RSA")).hasText("late");
        assertEquals(List.of("RSA", "RSB"), symbols(page));
        page.locator("[data-sort=last]").focus();
        assertThat(page.locator("#q-RSB + #q-RSA")).hasCount(1);
    }

    @Test
    void aRowMovesPastThoseThatAreShownAndLeavesWhatIsTyped() throws Exception {
        market.trades("PAC", "1");
        Page page = board("?symbols=PAA,PAB,PAC");
        page.getByLabel("Symbols").fill("paa pac");
        assertThat(page.locator("#q-PAB")).isHidden();
        page.locator("#q-PAC a").focus();
        page.keyboard().press("Alt+ArrowUp");

        assertEquals(List.of("PAC", "PAA", "PAB"), symbols(page));
        assertThat(page.getByLabel("Symbols")).hasValue("paa pac");
    }

    @Test
    void tabsThatNobodyLooksAtLeaveTheirConnectionsToOthers() throws Exception {
        market.trades("TAB", "1");
        List<Page> tabs = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS_OF_A_BROWSER; i++) {
            tabs.add(board("?symbols=TAB"));
        }
        tabs.forEach(tab -> show(tab, false));
        for (Page tab : tabs) {
            assertThat(tab.locator("html")).hasAttribute("data-connection", "asleep");
        }

        Page seventh = board("?symbols=TAB");
        market.trades("TAB", "2");
        assertThat(last(seventh, "TAB")).hasText("2.00");
        assertThat(last(tabs.get(0), "TAB")).hasText("1.00");
        show(tabs.get(0), true);
        assertThat(last(tabs.get(0), "TAB")).hasText("2.00");
        assertThat(tabs.get(0).locator("#connection")).hasText("live");
    }

    @Test
    void nothingIsCutOffWhateverTheWidth() throws Exception {
        market.lists("WIDE", "A Company of a Rather Long Name Incorporated");
        market.puts(
                "WIDE",
                "{\"price\":1234567.8,\"bid\":1234567.7,\"ask\":1234567.9,\"volume\":123456789,\"previousClose\":1234000}");
        Page page = board("?symbols=WIDE");
        assertThat(last(page, "WIDE")).hasText("1,234,567.80");
        for (int width : new int[] {360, 640, 820, 1024, 1280, 2560}) {
            page.setViewportSize(width, 800);
            assertEquals(
                    List.of(),
                    page.evaluate(
                            """
                    [...document.querySelectorAll('#q-WIDE td:not(:nth-child(4), :nth-child(7), :nth-child(8)), #q-WIDE a, .pill, #symbols')].filter((cell) => {
                      const box = cell.getBoundingClientRect();
                      return box.width === 0 || box.right > innerWidth || cell.scrollWidth > cell.clientWidth + 1
                        && cell.tagName === 'TD';
                    }).map((cell) => cell.outerHTML)"""),
                    () -> "at " + width);
            assertEquals(
                    true, page.evaluate("document.documentElement.scrollWidth <= innerWidth"), () -> "at " + width);
        }
    }

    @Test
    void withoutJavaScriptThePageIsLoadedAgain() throws Exception {
        market.trades("PLAIN", "1");
        Browser browser = board("?symbols=PLAIN").context().browser();
        try (BrowserContext plain = browser.newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
            Page page = plain.newPage();
            page.navigate(market.ticker().url() + "/?symbols=PLAIN");
            assertThat(page.locator("main noscript p")).isVisible();
            assertThat(page.locator("#connection")).isHidden();
            market.trades("PLAIN", "2");
            assertThat(last(page, "PLAIN")).hasText("2.00");

            page.locator("main noscript a").click();
            assertThat(page).hasURL(market.ticker().url() + "/?symbols=PLAIN&refresh=off");
            assertThat(page.locator("meta[http-equiv=refresh]")).hasCount(0);
            page.getByLabel("Symbols").fill("plain later");
            page.getByLabel("Symbols").press("Enter");
            assertThat(page.locator("#board tr")).hasCount(2);
            assertThat(page.locator("meta[http-equiv=refresh]")).hasCount(0);
            assertThat(page.locator("main noscript a")).hasText("Load it again every 5 s");
            page.locator("main noscript a").click();
            assertThat(page.locator("meta[http-equiv=refresh]")).hasCount(1);
        }
    }

    private Page board(String list) {
        Page page = newPage();
        page.navigate(market.ticker().url() + "/" + list);
        assertThat(connection(page)).hasText(Pattern.compile("live"));
        return page;
    }

    private static List<?> symbols(Page page) {
        return (List<?>)
                page.evaluate("[...document.querySelectorAll('#board tr')].map((row) => row.getAttribute('sse-swap'))");
    }
}
