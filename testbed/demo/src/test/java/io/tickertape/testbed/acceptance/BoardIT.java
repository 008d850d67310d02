package io.tickertape.testbed.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a watcher sees. */
class BoardIT extends BoardAcceptanceTest {
    /** Counts how often the page has asked its stream for each symbol. */
    private static final String COUNTS_LISTENERS =
            """
            window.listeners = {};
            const listen = EventTarget.prototype.addEventListener;
            EventTarget.prototype.addEventListener = function (name, ...rest) {
              if (this?.wakeOrSleepSoon) listeners[name] = (listeners[name] ?? 0) + 1;
              return listen.call(this, name, ...rest);
            };
            """;

    @Test
    void aPriceThatAProgramPutsOnKafkaAppearsWithoutAReload() throws Exception {
        Page page = board();
        page.evaluate("window.notReloaded = true");
        market.trades("NEW", "101.25");
        assertThat(last(page, "NEW")).hasText("101.25");
        market.trades("NEW", "101.50");
        assertThat(last(page, "NEW")).hasText("101.50");

        assertEquals(true, page.evaluate("window.notReloaded"));
        isAccessible(page);
    }

    @Test
    void pricesOfALostConnectionLookOldAtOnceAndThePageCatchesUpByItself() throws Exception {
        market.trades("KILL", "1");
        Page page = board();
        assertThat(last(page, "KILL")).hasText("1.00");
        String liveLook = look(last(page, "KILL"));

        market.ticker().kill();
        assertThat(connection(page)).hasText("reconnecting");
        assertThat(page.locator("html")).hasAttribute("data-connection", "reconnecting");
        assertNotEquals(liveLook, look(last(page, "KILL")));
        isAccessible(page);
        market.trades("KILL", "2");
        assertThat(last(page, "KILL")).hasText("1.00");
        market.ticker().start();

        assertThat(connection(page)).hasText("live");
        assertThat(last(page, "KILL")).hasText("2.00");
        market.trades("KILL", "3");
        assertThat(last(page, "KILL")).hasText("3.00");
        assertEquals(liveLook, look(last(page, "KILL")));
        assertThat(page.locator("#notice")).containsText("Connected again");
    }

    @Test
    void withTheStreamBlockedTheBoardGoesOnByPollingEveryFiveSeconds() throws Exception {
        market.trades("POLL", "1");
        Page page = newPage();
        page.route("**/prices/stream*", Route::abort);
        page.navigate(market.ticker().url());
        assertThat(connection(page)).hasText("polling every 5 s");
        assertThat(last(page, "POLL")).hasText("1.00");

        long first = polled(page);
        market.trades("POLL", "2");
        long second = polled(page);
        assertThat(last(page, "POLL")).hasText("2.00");
        assertEquals(5, (second - first) / 1e9, 2);

        page.unroute("**/prices/stream*");
        assertThat(connection(page)).hasText("live");
        market.trades("POLL", "3");
        assertThat(last(page, "POLL")).hasText("3.00");
    }

    @Test
    void pollsLeaveTheRowsInPlaceAndTheFocusWithThem() throws Exception {
        market.trades("KEEP", "1");
        Page page = newPage();
        page.addInitScript(COUNTS_LISTENERS);
        page.route("**/prices/stream*", Route::abort);
        page.navigate(market.ticker().url());
        assertThat(connection(page)).hasText("polling every 5 s");
        page.locator("#q-KEEP a").focus();
        page.evaluate("document.getElementById('q-KEEP').isKept = true");
        market.trades("KEEP", "2");
        market.trades("KEEL", "5");
        assertThat(last(page, "KEEP")).hasText("2.00");
        assertThat(last(page, "KEEL")).hasText("5.00");
        assertThat(page.locator("#q-KEEL + #q-KEEP")).hasCount(1);

        assertThat(page.locator("#q-KEEP a")).isFocused();
        assertEquals(true, page.evaluate("document.getElementById('q-KEEP').isKept"));
        assertEquals(1, page.evaluate("listeners.KEEP"));
        page.unroute("**/prices/stream*");
        online(page);
        assertThat(connection(page)).hasText("live");
        market.trades("KEEL", "6");
        assertThat(last(page, "KEEL")).hasText("6.00");
        market.trades("KEEK", "7");
        assertThat(last(page, "KEEK")).hasText("7.00");
        assertThat(page.locator("#q-KEEP a")).isFocused();
        market.removes("KEEK");
        assertThat(page.locator("#q-KEEK")).hasCount(0);
        assertEquals(1, page.evaluate("listeners.KEEP"));
    }

    /** Without its scripts a page waits for a stream for good. */
    @Test
    void pricesOfAPageThatHasJustComeLookNewAndLostIfNoStreamBeginsSoon() throws Exception {
        market.trades("FIRST", "1");
        Page live = board();
        String newLook = look(last(live, "FIRST"));

        Page page = newPage();
        page.route("**/*.js*", Route::abort);
        page.navigate(market.ticker().url());
        assertThat(connection(page)).hasText("connecting");
        assertThat(last(page, "FIRST")).hasCSS("font-style", "italic");
        page.evaluate("document.getAnimations().forEach(one => { one.pause(); one.currentTime = 399; })");
        assertEquals(newLook, look(last(page, "FIRST")));
    }

    @Test
    void anOldPriceNeverLooksLikeANewOne() throws Exception {
        market.trades("AGE", "1");
        Page page = board();
        assertThat(last(page, "AGE")).hasText("1.00");
        String liveLook = look(last(page, "AGE"));

        assertThat(word(page, "AGE")).hasText("late");
        assertThat(word(page, "AGE")).hasText("stale");
        isAccessible(page);
        assertNotEquals(liveLook, look(last(page, "AGE")));

        market.trades("AGE", "2");
        assertThat(last(page, "AGE")).hasText("2.00");
        assertThat(word(page, "AGE")).hasCount(0);
        assertEquals(liveLook, look(last(page, "AGE")));
    }

    @Test
    void garbageChangesNothingOnThePage() throws Exception {
        market.trades("GOOD", "1");
        Page page = board();
        assertThat(last(page, "GOOD")).hasText("1.00");
        String before = page.locator("#q-GOOD").innerHTML();
        for (String garbage : new String[] {
            "nonsense", "{}", "{\"price\":-1}", "{\"symbol\":\"<b>\",\"price\":1}", "x".repeat(1_000_000)
        }) {
            market.puts("GOOD", garbage);
        }
        market.puts("<img src=x>", "{\"price\":1}");
        market.puts("AFTER", "{\"price\":5,\"note\":\"\\r\\nevent: GOOD\\r\\ndata: <b>forged</b>\"}");

        assertThat(last(page, "AFTER")).hasText("5.00");
        assertEquals(before, page.locator("#q-GOOD").innerHTML());
    }

    @Test
    void aWatchListShowsItsSymbolsOnly() throws Exception {
        market.trades("ONE", "1");
        market.trades("TWO", "2");
        Page page = newPage();
        page.navigate(market.ticker().url());
        page.getByLabel("Symbols").fill("two,later");
        page.getByLabel("Symbols").press("Enter");

        assertThat(last(page, "TWO")).hasText("2.00");
        assertThat(page.locator("#board tr")).hasCount(2);
        assertThat(page.locator("#q-LATER")).containsText("no price yet");
        isAccessible(page);
        market.trades("LATER", "3");
        assertThat(last(page, "LATER")).hasText("3.00");
        assertThat(page.locator("#board tr")).hasCount(2);
    }

    @Test
    void aMoveIsShownForAMomentAndNoLonger() throws Exception {
        market.trades("MOVE", "1");
        Page page = board();
        assertThat(last(page, "MOVE")).hasText("1.00");
        page.evaluate("window.shown = []; new MutationObserver(() => {"
                + " const cell = document.querySelector('#q-MOVE .last[data-move=up]');"
                + " if (cell) shown.push(getComputedStyle(cell).backgroundColor); })"
                + ".observe(document.getElementById('q-MOVE'), { subtree: true, attributes: true })");
        market.trades("MOVE", "2");

        assertThat(last(page, "MOVE")).hasText("2.00");
        assertThat(page.locator("#q-MOVE .last:not([data-move])")).hasCount(1);
        // The cell changes more than once while it is shown; its colour does not.
        assertEquals(1, page.evaluate("new Set(shown.filter((colour) => colour !== 'rgba(0, 0, 0, 0)')).size"));
        assertEquals("rgba(0, 0, 0, 0)", last(page, "MOVE").evaluate("cell => getComputedStyle(cell).backgroundColor"));
    }

    @Test
    void rowsOutOfSightAreBroughtUpToDateToo() throws Exception {
        String list = IntStream.range(100, 200).mapToObj(n -> "OUT" + n).collect(Collectors.joining(","));
        market.trades("OUT100", "1");
        market.trades("OUT199", "1");
        Page page = newPage();
        page.navigate(market.ticker().url() + "/?symbols=" + list);
        assertThat(connection(page)).hasText("live");
        assertThat(last(page, "OUT199")).hasText("1.00");
        market.trades("OUT199", "2");
        assertThat(last(page, "OUT199")).hasText("2.00");
        market.trades("OUT199", "3");
        page.locator("#q-OUT199").scrollIntoViewIfNeeded();
        assertThat(last(page, "OUT199")).hasText("3.00");
    }

    /** When the board was next polled, in nanoseconds. */
    private static long polled(Page page) {
        page.waitForRequest(request -> request.url().matches(".*/prices([?].*)?"), () -> {});
        return System.nanoTime();
    }
}
