package io.tickertape.testbed.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The ticker's prices on the desk: which are shown, and how live they are. */
class DeskQuotesIT extends DeskAcceptanceTest {
    /** More than the 12 s after which a silent stream is lost, and less than the 22 s after which it is opened again. */
    private static final double SILENCE_IS_TOLD_WITHIN_MILLIS = 17_000;

    @Test
    void theChosenSymbolStaysInTheListOfQuotes() throws Exception {
        market.trades("LISTED", "10");
        Page alice = desk("alice");
        alice.locator("#ticket-symbol").fill("LISTED");

        assertThat(row(alice, "LISTED")).hasClass("chosen");
        assertThat(row(alice, "LISTED")).isVisible();
        assertThat(row(alice, "LISTED")).hasCSS("display", "table-row");
    }

    @Test
    void aQuoteKeepsTheKeyboardsFocusAsItsPriceChanges() throws Exception {
        market.trades("HOLDS", "10");
        Page alice = desk("alice");
        Locator link = row(alice, "HOLDS").locator("a");
        link.focus();

        market.trades("HOLDS", "11");
        assertThat(row(alice, "HOLDS")).containsText("11.00");
        assertThat(link).isFocused();
    }

    @Test
    void theDeskSaysSinceWhenTheTickersFeedIsLost() throws Exception {
        market.trades("FEED", "10");
        Page alice = desk("alice");
        assertThat(row(alice, "FEED")).containsText("10.00");
        assertThat(alice.locator("#quotes-since")).isEmpty();

        market.broker().stop();
        try {
            assertThat(alice.locator("#quotes-state")).hasText("quotes: feed lost");
            assertThat(alice.locator("#quotes-since")).hasText(Pattern.compile("since \\d\\d:\\d\\d:\\d\\d UTC"));
            assertThat(alice.locator("#quotes-notice")).hasText("The ticker cannot reach Kafka: these prices are old.");
            isAccessible(alice);
        } finally {
            market.broker().start();
        }
        assertThat(alice.locator("#quotes-state")).hasText("quotes live");
        assertThat(alice.locator("#quotes-since")).isEmpty();
        assertThat(alice.locator("#quotes-notice")).isHidden();
    }

    @Test
    void aStreamThatIsSilentIsLost() throws Exception {
        market.trades("SILENT", "10");
        Page alice = desk("alice");
        market.trades("SILENT", "11");
        assertThat(row(alice, "SILENT")).containsText("11.00");

        market.ticker().pause();
        try {
            assertThat(alice.locator("#quotes-state"))
                    .hasText(
                            "quotes reconnecting",
                            new LocatorAssertions.HasTextOptions().setTimeout(SILENCE_IS_TOLD_WITHIN_MILLIS));
            assertThat(alice.locator("#quotes-since")).hasText(Pattern.compile("since .+ UTC"));
        } finally {
            market.ticker().resume();
        }
        online(alice);
        assertThat(alice.locator("#quotes-state")).hasText("quotes live");
    }

    @Test
    void aTabThatNobodyLooksAtLetsItsStreamGo() throws Exception {
        market.trades("HIDDEN", "10");
        Page alice = newPage();
        AtomicInteger streams = new AtomicInteger();
        alice.onRequest(request -> streams.addAndGet(request.url().contains("/prices/stream") ? 1 : 0));
        logIn(alice, "alice");
        assertThat(row(alice, "HIDDEN")).containsText("10.00");

        show(alice, false);
        assertThat(alice.locator("#quotes-state")).hasText("quotes asleep");
        market.trades("HIDDEN", "11");
        int before = streams.get();
        show(alice, true);
        assertThat(row(alice, "HIDDEN")).containsText("11.00");
        assertThat(alice.locator("#quotes-state")).hasText("quotes live");
        alice.waitForCondition(() -> streams.get() > before);
    }

    private static Locator row(Page page, String symbol) {
        return page.locator("#quote-rows tr[sse-swap=" + symbol + "]");
    }
}
