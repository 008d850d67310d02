package io.tickertape.testbed.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a watcher is told when prices do not come as they should. */
class BoardInTroubleIT extends BoardAcceptanceTest {
    /** Keeps every word that the pill has shown. */
    private static final String NOTES_WORDS =
            """
            window.words = [];
            addEventListener('DOMContentLoaded', () => {
              const pill = document.getElementById('connection');
              new MutationObserver(() => words.push(pill.textContent))
                .observe(pill, { childList: true, characterData: true, subtree: true });
            });
            """;

    /** Hands each event to the page as late as {@code heldMillis} says. */
    private static final String HOLDS_EVENTS =
            """
            window.heldMillis = 0;
            window.EventSource = class extends EventSource {
              addEventListener(name, listener, options) {
                super.addEventListener(name, (event) => heldMillis === 0
                  ? listener(event)
                  : setTimeout(() => listener(event), heldMillis), options);
              }
            };
            """;

    private static final String SHORTENS_A_MINUTE =
            """
            const later = setTimeout;
            window.setTimeout = (task, millis, ...rest) => later(task, millis === 60000 ? 5000 : millis, ...rest);
            """;

    @Test
    void aStreamThatIsHeldUpIsPolledForWithAllThatTheStreamWouldSay() throws Exception {
        market.trades("HELD", "1");
        Page page = heldUp();
        isAccessible(page);
        String told = serverTime(page);
        market.trades("HELD", "2");
        assertThat(last(page, "HELD")).hasText("2.00", new LocatorAssertions.HasTextOptions().setTimeout(8000));
        assertThat(page.locator("#heartbeat time")).not().hasAttribute("datetime", told);
    }

    @Test
    void theWorstOfConnectionAndFeedIsShownWithSinceWhen() throws Exception {
        market.trades("WORST", "1");
        Page page = board();
        Page polled = heldUp();
        market.trades("WORST", "2");
        assertThat(last(page, "WORST")).hasText("2.00");
        String liveLook = look(last(page, "WORST"));
        String told = serverTime(page);

        market.broker().stop();
        assertThat(connection(page)).hasText("feed lost");
        assertThat(page.locator("#heartbeat")).containsText("Kafka cannot be reached");
        assertThat(word(page, "WORST")).hasText("stale");
        isAccessible(page);
        assertNotEquals(liveLook, look(last(page, "WORST")));
        assertThat(polled.locator("#heartbeat")).containsText("Kafka cannot be reached");
        assertThat(connection(polled)).hasText("feed lost");
        String asOf = newestPrice(page);
        assertThat(page.locator("#since")).hasText("since " + asOf);
        market.ticker().kill();
        assertThat(connection(page)).hasText("reconnecting");
        assertThat(page.locator("#since")).hasText("since " + asOf);
        market.broker().start();
        market.ticker().start();
        online(page);

        assertThat(connection(page)).hasText("live");
        assertThat(connection(polled)).hasText("polling every 5 s");
        assertThat(page.locator("#since")).isEmpty();
        assertThat(page.locator("#heartbeat time")).not().hasAttribute("datetime", told);
        assertThat(page.locator("#as-of")).hasText(asOf);
        assertThat(page.locator("#heartbeat")).containsText("feed lag");
        market.trades("WORST", "3");
        assertThat(last(page, "WORST")).hasText("3.00");
        assertThat(word(page, "WORST")).hasCount(0);
    }

    @Test
    void aPageThatHandlesItsEventsLateSaysSoAndAsksForFewer() throws Exception {
        market.trades("LATE", "1");
        Page page = newPage();
        page.addInitScript(NOTES_WORDS);
        page.addInitScript(HOLDS_EVENTS);
        page.navigate(market.ticker().url());
        assertThat(connection(page)).hasText("live");

        page.waitForRequest(
                request -> request.url().contains("/prices/stream")
                        && request.url().contains("rate=2&"),
                () -> page.evaluate("heldMillis = 5000"));
        page.evaluate("heldMillis = 0");

        assertThat(connection(page)).hasText("live, 2/s");
        assertTrue(words(page).contains("behind"), words(page)::toString);
        assertThat(page.locator("#notice")).containsText("now it asks for 2");
        isAccessible(page);
        page.evaluate("document.documentElement.dataset.connection = 'behind'");
        isAccessible(page);
    }

    @Test
    void aPageThatKeptUpForAMinuteAsksForWhatItWasToldToAskForAgain() throws Exception {
        market.trades("CALM", "1");
        Page page = newPage();
        page.addInitScript(HOLDS_EVENTS);
        page.addInitScript(SHORTENS_A_MINUTE);
        page.navigate(market.ticker().url());
        assertThat(connection(page)).hasText("live");
        page.waitForRequest(request -> request.url().contains("rate=2&"), () -> page.evaluate("heldMillis = 5000"));
        page.evaluate("heldMillis = 0");
        assertThat(connection(page)).hasText("live, 2/s");
        assertThat(page.locator("#paced")).hasText("now 2 a second");
        isAccessible(page);

        page.waitForRequest(request -> request.url().contains("rate=4&"), () -> {});
        assertThat(connection(page)).hasText("live");
        assertThat(page.locator("#paced")).isEmpty();
        assertThat(page.locator("#notice")).containsText("again asks for 4");
        market.trades("CALM", "2");
        assertThat(last(page, "CALM")).hasText("2.00");
    }

    @Test
    void aPageThatIsTooSlowForItsPricesAsksForFewerUntilItKeepsUp() throws Exception {
        List<String> symbols = List.of("SLA", "SLB", "SLC", "SLD", "SLE", "SLF", "SLG", "SLH");
        trade(symbols, "1");
        Page page = newPage();
        page.addInitScript(NOTES_WORDS);
        page.navigate(market.ticker().url() + "/?symbols=" + String.join(",", symbols));
        assertThat(connection(page)).hasText("live");
        page.evaluate("document.addEventListener('htmx:sseBeforeMessage', () => {"
                + " for (const end = performance.now() + 120; performance.now() < end;); })");
        AtomicBoolean keepsUp = new AtomicBoolean();
        CompletableFuture<Void> trading = CompletableFuture.runAsync(() -> {
            for (long end = System.nanoTime() + 20_000_000_000L; !keepsUp.get() && System.nanoTime() < end; ) {
                trade(symbols, Long.toString(System.nanoTime() % 1000 + 2));
            }
        });
        assertThat(connection(page)).hasText(Pattern.compile("live, (0.5|1)/s"));
        keepsUp.set(true);
        trading.get();
        trade(symbols, "1001");
        assertThat(last(page, "SLH")).hasText("1,001.00", within(6000));
        assertTrue(words(page).contains("behind"), words(page)::toString);
    }

    @Test
    void nothingThatTicksIsReadOut() throws Exception {
        market.trades("QUIET", "1");
        Page page = board();
        page.evaluate("window.readOut = []; document.querySelectorAll('[role=status], [aria-live]').forEach((region) =>"
                + " new MutationObserver(() => readOut.push(region.outerHTML))"
                + " .observe(region, { childList: true, characterData: true, subtree: true }))");
        page.evaluate(
                "window.aged = 0; new MutationObserver(() => aged++)"
                        + ".observe(document.getElementById('as-of'), { childList: true, characterData: true, subtree: true })");
        String told = serverTime(page);
        market.trades("QUIET", "2");
        assertThat(last(page, "QUIET")).hasText("2.00");
        assertThat(page.locator("#heartbeat time")).not().hasAttribute("datetime", told);

        assertEquals(List.of(), page.evaluate("readOut"));
        assertTrue((int) page.evaluate("aged") <= 2, "what has not changed is not written again");
    }

    /** A page whose stream opens and brings nothing. */
    private Page heldUp() {
        Page page = newPage();
        page.route("**/prices/stream*", route -> {});
        page.navigate(market.ticker().url());
        assertThat(connection(page)).hasText("polling every 5 s", within(6000));
        return page;
    }

    private void trade(List<String> symbols, String price) {
        try {
            for (String symbol : symbols) {
                market.trades(symbol, price);
            }
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static LocatorAssertions.HasTextOptions within(double millis) {
        return new LocatorAssertions.HasTextOptions().setTimeout(millis);
    }

    private static String serverTime(Page page) {
        return page.locator("#heartbeat time").getAttribute("datetime");
    }

    private static String newestPrice(Page page) {
        return page.evaluate("[...document.querySelectorAll('#board time')].map((time) => time.dateTime).sort().pop()")
                        .toString()
                        .replaceAll(".*T(.{8}).*", "$1")
                + " UTC";
    }

    private static List<?> words(Page page) {
        return (List<?>) page.evaluate("words");
    }
}
