package io.tickertape.testbed.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.WebSocketRoute;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The desk tells a trader that something is gone, and goes on once it is back. */
class DeskOutagesIT extends PlacingAcceptanceTest {
    /** This stand-in for the browser's notifications keeps them in a list. */
    private static final String NOTIFICATIONS =
            """
            window.shown = [];
            window.Notification = class {
              static permission = "default";
              static requestPermission() {
                Notification.permission = "granted";
                return Promise.resolve("granted");
              }
              constructor(title, options) { shown.push(options.body); }
              close() { shown.push("closed"); }
            };
            """;

    private static final String CALL = "CALLED is at 5.10: at or above 5.00";
    /** A close that no browser extension reconnects after. */
    private static final int GOING_AWAY = 1001;

    @BeforeAll
    void putPrices() throws Exception {
        market.trades("CUT", "2.01");
        market.trades("CALLED", "4.90");
        putLowPrices("BEFORE", "AGAIN", "HELD", "GONE");
    }

    @Test
    void twoClicksWhileTheSocketIsCutPlaceNothingAndOneClickAfterwardsPlacesOne() {
        Page alice = newPage();
        AtomicBoolean cut = new AtomicBoolean();
        AtomicReference<WebSocketRoute> wire = new AtomicReference<>();
        alice.routeWebSocket(Pattern.compile("/orders\\?account=alice$"), page -> {
            if (cut.get()) {
                page.close(new WebSocketRoute.CloseOptions().setCode(GOING_AWAY));
            } else {
                page.connectToServer();
                wire.set(page);
            }
        });
        logIn(alice, "alice");
        assertThat(alice.locator("#orders-state")).hasText("orders live");
        write(alice, "3", "CUT", "2");

        cut.set(true);
        wire.get().close(new WebSocketRoute.CloseOptions().setCode(GOING_AWAY));
        assertThat(alice.locator("#orders-state")).hasText("orders reconnecting");
        assertThat(alice.locator("#place")).hasAttribute("aria-disabled", "true");
        alice.locator("#place").dispatchEvent("click");
        alice.locator("#place").dispatchEvent("click");
        alice.locator("#ticket-quantity").fill("4");
        assertThat(alice.locator("#ticket-preview")).hasAttribute("data-old", "");

        cut.set(false);
        assertThat(alice.locator("#orders-state")).hasText("orders live");
        assertThat(alice.locator("#ticket-preview .value")).hasText("8.00");
        alice.locator("#ticket-quantity").fill("3");
        assertEquals(List.of(), ordersOf("CUT"));
        alice.locator("#place").click();
        assertThat(row(alice, "CUT").locator(".state")).containsText("working");
        onlyOrderOf("CUT");
    }

    @Test
    void theDeskComesBackByItselfAfterTheServiceWasKilledAndTellsOnceOfThePriceThatCameMeanwhile() throws Exception {
        Page alice = newPage();
        alice.addInitScript(NOTIFICATIONS);
        logIn(alice, "alice");
        assertThat(alice.locator("#orders-state")).hasText("orders live");
        setsAlert(alice, "CALLED", "5.00");
        buys(alice, "1", "BEFORE", "1");
        assertThat(row(alice, "BEFORE").locator(".state")).containsText("working");

        Locator cancel = alice.locator("#open-rows button").first();
        String old = oldColour(alice);
        assertThat(alice.locator("#cash-power")).not().hasCSS("color", old);
        market.trading().kill();
        assertThat(alice.locator("#orders-state")).hasText("orders reconnecting");
        assertThat(alice.locator("#journal")).isHidden();
        assertThat(alice.locator("#desk-state")).isHidden();
        assertThat(alice.locator("#open-lock")).hasText("Locked: reconnecting. Nothing is sent.");
        assertThat(cancel).hasAttribute("aria-disabled", "true");
        isAccessible(alice);
        for (String shown : List.of("#cash-power", "#open-rows td", "#blotter td", "#equity span")) {
            assertThat(alice.locator(shown).first()).hasCSS("color", old);
        }
        market.trades("CALLED", "5.10");
        market.trades("CALLED", "4.80");
        market.trading().start();
        assertThat(alice.locator("#orders-state")).hasText("orders live");
        assertThat(row(alice, "BEFORE").locator(".state")).containsText("working");
        assertThat(alice.locator("#journal")).hasText("journal live");
        assertThat(alice.locator("#open-lock")).hasText("");
        assertThat(cancel).not().hasAttribute("aria-disabled", "true");
        assertThat(alice.locator("#cash-power")).not().hasCSS("color", old);

        buys(alice, "2", "AGAIN", "1");
        assertThat(row(alice, "AGAIN").locator(".state")).containsText("working");
        onlyOrderOf("AGAIN");
        isToldOnceUntilItIsDismissed(alice);
    }

    /** For the symbol that stands on the ticket. */
    private static void setsAlert(Page alice, String symbol, String level) {
        alice.locator("#ticket-symbol").fill(symbol);
        assertThat(alice.locator("#alert-symbol")).hasValue(symbol);
        alice.locator("#alert-level").fill(level.replace('.', ','));
        alice.locator("#alert-set").click();
        assertThat(alice.locator("#alert-level")).hasAttribute("aria-invalid", "true");
        alice.locator("#alert-level").fill(level);
        alice.locator("#alert-set").click();
        assertThat(alice.locator("#alerts")).containsText(symbol + " at or above " + level);
        assertThat(alice.locator("#alert-level")).hasValue("");
        alice.locator("#notices-allow").click();
        assertThat(alice.locator("#notices-allow")).isHidden();
    }

    private void isToldOnceUntilItIsDismissed(Page alice) {
        assertThat(alice.locator("#notices li")).hasCount(1);
        assertThat(alice.locator("#notices .words")).hasText(CALL);
        assertThat(alice.locator("#notice-told")).hasText("Alert: " + CALL);
        assertThat(alice.getByRole(AriaRole.ALERT).filter(new Locator.FilterOptions().setHasText(CALL)))
                .hasCount(1);
        assertEquals(List.of(CALL), alice.evaluate("shown"));
        Page later = desk();
        assertThat(later.locator("#notices .words")).hasText(CALL);
        assertThat(later.locator("#notice-told")).hasText("");
        later.locator("#notices button").click();
        assertThat(later.locator("#notices li")).hasCount(0);
        assertThat(later.locator("#alert-symbol")).isFocused();
        assertThat(alice.locator("#notices li")).hasCount(0);
        assertEquals(List.of(CALL, "closed"), alice.evaluate("shown"));
    }

    @Test
    void withTheBrokerHeldTheOrderIsUnknownAndThenReceived() {
        Page alice = desk();
        market.broker().pause();
        try {
            buys(alice, "4", "HELD", "1");
            assertThat(row(alice, "HELD").locator(".state")).containsText("unknown");
        } finally {
            market.broker().resume();
        }

        assertThat(row(alice, "HELD").locator(".state")).containsText("working");
        onlyOrderOf("HELD");
    }

    @Test
    void withTheBrokerGoneTheOrderIsUnknownAndThenThePageTellsWhatIsOnTheJournal() {
        Page alice = desk();
        market.broker().stop();
        try {
            buys(alice, "4", "GONE", "1");
            assertThat(row(alice, "GONE").locator(".state")).containsText("unknown");
        } finally {
            market.broker().start();
        }

        Locator state = row(alice, "GONE").locator(".state");
        assertThat(state).containsText(Pattern.compile("working|not placed"));
        assertEquals(
                state.innerText().contains("working") ? 1 : 0, ordersOf("GONE").size());
    }

    @Test
    void theDeskShowsLiveQuotesAndMarksThemOldWhenTheTickerIsGone() throws Exception {
        Page alice = desk();
        market.trades("QUOTE", "12.50");
        assertThat(alice.locator("#quotes-state")).hasText("quotes live");
        assertThat(alice.locator("#q-QUOTE")).containsText("12.50");
        Locator notice = alice.locator("#chart-notice");
        Locator drawn = alice.locator("#chart .shapes").first();
        alice.locator("#ticket-symbol").fill("NONE");
        assertThat(notice).hasText("No chart: there is no price of NONE.");
        alice.locator("#q-QUOTE").click();
        assertThat(drawn).hasCSS("opacity", "1");
        assertThat(alice.locator("#chart-page"))
                .hasAttribute("href", market.ticker().url() + "/symbols/QUOTE");
        isAccessible(alice);

        market.ticker().kill();
        assertThat(alice.locator("#quotes-state")).hasText("quotes reconnecting");
        assertThat(alice.locator("#quotes-notice")).containsText("these prices are old");
        assertThat(notice).hasText("Reconnecting to the ticker: this chart is old.");
        assertThat(drawn).hasCSS("opacity", "0.45");
        market.ticker().start();
        market.trades("QUOTE", "12.75");
        online(alice);
        assertThat(alice.locator("#quotes-state")).hasText("quotes live");
        assertThat(alice.locator("#q-QUOTE")).containsText("12.75");
        assertThat(notice).isHidden();
        assertThat(drawn).hasCSS("opacity", "1");
    }

    private static String oldColour(Page page) {
        return (String) page.evaluate("() => { const old = document.body.appendChild(document.createElement('p'));"
                + " old.style.color = 'var(--old)'; const colour = getComputedStyle(old).color; old.remove();"
                + " return colour; }");
    }
}
