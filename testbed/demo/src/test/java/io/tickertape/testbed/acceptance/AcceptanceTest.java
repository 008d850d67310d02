package io.tickertape.testbed.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A browser before the market that all acceptance tests share: each test has pages, symbols and, where cash counts, an
 * account of its own, ends what it stopped, and no page may complain.
 */
@ExtendWith(SharedMarket.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AcceptanceTest {
    /** What the longest single wait may take: a broker that comes back. */
    static final double PATIENCE_MILLIS = 30_000;

    /** What the browser and htmx say when a server was taken away, which is what these tests do. */
    private static final List<String> UNREACHABLE = List.of(
            "net::ERR_",
            "WebSocket connection",
            "htmx:sendError",
            // A page that asks whether it is still logged in.
            "status of 401",
            "htmx:afterRequest",
            "[object Event]",
            "[object HTML");

    private final List<String> complaints = new CopyOnWriteArrayList<>();
    WholeMarket market;
    private Browser browser;
    private BrowserContext context;

    final void use(WholeMarket shared, Chromium chromium) {
        market = shared;
        browser = chromium.browser();
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    }

    @BeforeEach
    void newContext() {
        complaints.clear();
        market.revive();
        context = browser.newContext();
        context.setDefaultTimeout(PATIENCE_MILLIS);
    }

    @AfterEach
    void noPageComplained() {
        context.close();
        assertEquals(List.of(), complaints);
    }

    Page newPage() {
        Page page = context.newPage();
        page.onPageError(complaints::add);
        page.onConsoleMessage(this::note);
        return page;
    }

    /** Holds the page as it is against the rules of accessibility; the test fails at its end. */
    void isAccessible(Page page) {
        complaints.addAll(Accessibility.faults(page));
    }

    /** The pill that says how a page of prices is connected. */
    static Locator connection(Page page) {
        return page.locator("#connection");
    }

    static String look(Locator element) {
        return (String) element.evaluate("e => { const s = getComputedStyle(e); return s.color + s.fontStyle; }");
    }

    /** As a browser does when its machine is on a network again: pages connect at once, without the rest of a pause. */
    static void online(Page page) {
        page.evaluate("window.dispatchEvent(new Event('online'))");
    }

    /** As a browser does when a tab goes to the background, which a test's tabs never do. */
    static void show(Page page, boolean visible) {
        page.evaluate(
                "(visible) => { Object.defineProperty(document, 'hidden', { value: !visible, configurable: true });"
                        + " Object.defineProperty(document, 'visibilityState',"
                        + " { value: visible ? 'visible' : 'hidden', configurable: true });"
                        + " document.dispatchEvent(new Event('visibilitychange')); }",
                visible);
    }

    private void note(ConsoleMessage message) {
        if (message.type().equals("error") && UNREACHABLE.stream().noneMatch(message.text()::contains)) {
            complaints.add(message.text());
        }
    }
}
