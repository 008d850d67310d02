package io.tickertape.testbed.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.WebSocketRoute;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a trader sees. */
class DeskIT extends DeskAcceptanceTest {
    /** What the browser would show outside of the page, in a list. */
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
        // A little above what is bid, so that nothing is filled.
        market.trades("PLACED", "10.06");
        market.trades("CUT", "2.01");
        market.trades("CALLED", "4.90");
        for (String symbol : List.of("TABS", "ENTER", "BEHIND", "BEFORE", "AGAIN", "HELD", "GONE", "WIDTHS")) {
            market.trades(symbol, "1.01");
        }
    }

    @Test
    void anOrderBeyondALimitIsRefusedWithTheNearestThatIsNot() {
        Page alice = desk();
        buys(alice, "5", "BEHIND", "2");

        Locator refusal = alice.locator("#answer li[data-code='risk.price-collar']");
        assertThat(refusal).containsText("the price collar is 20 %");
        assertThat(refusal).hasAttribute("data-nearest-quantity", "5");
        assertThat(refusal).hasAttribute("data-nearest-limit", "1.0605");
        isAccessible(alice);
    }

    @Test
    void anOrderIsConfirmedOnThePageAndIsOnTheJournal() throws Exception {
        Page alice = desk();
        buys(alice, "100", "PLACED", "10.05");

        assertThat(row(alice, "PLACED").locator(".state")).containsText("working");
        String order = onlyOrderOf("PLACED");
        assertTrue(order.contains("\"quantity\":\"100\""), order);
        assertTrue(order.contains("\"limitPrice\":\"10.05\""), order);
        assertTrue(order.contains("\"side\":\"BUY\""), order);
        assertThat(alice.locator("#ticket-quantity")).hasValue("");
        isAccessible(alice);
    }

    @Test
    void whatChangesAnOrderIsAtHandWhateverTheWidth() {
        Page alice = desk();
        buys(alice, "7", "WIDTHS", "1");
        Locator order = alice.locator("#open-rows tr[data-symbol=WIDTHS]");
        assertThat(order).hasCount(1);
        for (int width : new int[] {360, 820, 1024, 1280, 2560}) {
            alice.setViewportSize(width, 800);
            for (String button : new String[] {".replace", ".cancel"}) {
                alice.waitForCondition(() -> isAtHand(order.locator(button)));
            }
            order.locator(".replace").click();
            for (String part : new String[] {"#replace-quantity", "#replace-send", "#replace-keep", ".preview .left"}) {
                // The row grows with what the preview says.
                alice.waitForCondition(
                        () -> isAtHand(alice.locator("#replace-form").locator(part)));
            }
            alice.locator("#replace-keep").click();
        }
    }

    /** Whether it can be clicked where it lies, without a table being scrolled sideways before. */
    private static boolean isAtHand(Locator one) {
        return (boolean)
                one.evaluate(
                        """
                (one) => {
                  scrollBy(0, one.getBoundingClientRect().top - innerHeight / 2);
                  const { x, y, width, height } = one.getBoundingClientRect();
                  return one.contains(document.elementFromPoint(x + width / 2, y + height / 2));
                }""");
    }

    @Test
    void everyTabOfTheAccountSeesTheOrderAlsoAfterAReload() {
        Page one = desk();
        Page other = desk();
        buys(one, "7", "TABS", "1");

        assertThat(row(other, "TABS").locator(".state")).containsText("working");
        other.reload();
        assertThat(row(other, "TABS").locator(".state")).containsText("working");
        assertThat(row(other, "TABS")).hasCount(1);
    }

    @Test
    void aWrongOrderIsRefusedAtItsFieldsAndNothingIsJournaled() {
        Page alice = desk();
        buys(alice, "-5", "WRONG", "10.05");

        assertThat(alice.locator("#answer")).containsText("quantity");
        assertThat(alice.locator("#ticket-quantity")).hasAttribute("aria-invalid", "true");
        assertThat(alice.locator("#ticket-quantity")).hasValue("-5");
        isAccessible(alice);
        assertEquals(List.of(), ordersOf("WRONG"));
    }

    @Test
    void enterPlacesNothing() {
        Page alice = desk();
        write(alice, "5", "ENTER", "1");
        alice.locator("#ticket-quantity").press("Enter");
        buys(alice, "5", "BEHIND", "1");

        assertThat(row(alice, "BEHIND").locator(".state")).containsText("working");
        assertEquals(List.of(), ordersOf("ENTER"));
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

    @Test
    void theTicketReadsTheAttributesOfAQuotesRowWhateverItsColumns() {
        String row = "<tr sse-swap='OTHER'><th data-state='live' data-sequence='7' data-last='1234.50'"
                + " data-ask='1234.51'>OTHER</th><td>ask 9</td><td>8</td></tr>";
        Page alice = newPage();
        alice.route(
                "**/prices/stream**",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setHeaders(Map.of(
                                "Content-Type",
                                "text/event-stream",
                                "Access-Control-Allow-Origin",
                                market.trading().url()))
                        .setBody("event: board\ndata: " + row + "\n\n")));
        logIn(alice, "alice");
        alice.locator("#ticket-symbol").fill("OTHER");

        assertThat(alice.locator("#ticket-last")).hasText("1,234.50");
        assertThat(alice.locator("#ticket-bid")).hasText("");
        assertThat(alice.locator("#ticket-ask")).hasText("1,234.51");
        alice.locator("#ticket-ask").click();
        assertThat(alice.locator("#ticket-limit")).hasValue("1234.51");
    }

    @Test
    void aLoggedOutDeskSaysSoAndStopsAskingUntilSomebodyLogsIn() {
        Page alice = desk();
        Page other = desk();
        other.locator("text=Log out").click();
        assertThat(other.locator("h1")).hasText("Log in");
        isAccessible(other);

        assertThat(alice.locator("#orders-state")).hasText("logged out");
        assertThat(alice.locator("#logged-out")).isVisible();
        assertThat(alice.locator("#ticket-lock")).hasText("Locked: logged out. Nothing is sent.");
        fillIn(other, "nobody");
        assertThat(other.locator(".fault")).isVisible();
        assertThat(other.getByLabel("Password")).isFocused();
        assertThat(other).hasTitle("Name or password is wrong. Log in · Tickertape");
        isAccessible(other);
        fillIn(other, "bob");
        assertThat(other.locator(".account")).hasText("Account bob");
        isAccessible(other);
        online(alice);
        assertThat(alice.locator("#other-login")).isVisible();
        assertThat(alice.locator("#orders-state")).hasText("logged out");
        alice.locator("#other-login a").click();
        assertThat(alice.locator(".account")).hasText("Account bob");
        assertThat(alice.locator("#orders-state")).hasText("orders live");
    }

    @Test
    void aHaltAndTheKillSwitchShowOnTheDeskAtOnceAndAsLongAsTheyLast() throws Exception {
        Page desk = newPage();
        logIn(desk, "olivia");
        assertThat(desk.locator("#orders-state")).hasText("orders live");
        Page operator = newPage();
        operator.navigate(market.trading().url() + "/operator");
        market.trades("HALTED", "5");
        desk.locator("#ticket-symbol").fill("HALTED");
        assertThat(desk.locator("#ticket-quote-state")).containsText("live");
        stop(operator.locator(".halt"), "HALTED", "news pending");
        assertThat(operator.locator("#notice")).containsText("Halted: new orders in HALTED are refused.");
        isAccessible(operator);
        assertThat(desk.locator("#controls"))
                .containsText(Pattern.compile("Trading is halted in HALTED since \\d\\d:\\d\\d UTC: news pending"));
        assertThat(desk.locator("#ticket-quote-state")).containsText("halted: of");
        assertThat(desk.locator("#q-HALTED th em")).hasText("halted");

        stop(operator.locator(".kill"), "HALTED", "worse news");
        assertThat(desk.locator("#controls p[data-action=halt]")).isVisible();
        operator.getByLabel("Yes, cancel the open orders").check();
        operator.locator(".kill button").click();
        assertThat(desk.locator("#controls p[data-action=kill]")).containsText("worse news");
        operator.locator("tr[data-scope='symbol:HALTED'] button").click();
        assertThat(desk.locator("#controls p")).hasCount(0);
        assertThat(desk.locator("#ticket-quote-state")).not().containsText("halted");
    }

    private static void stop(Locator form, String symbol, String reason) {
        form.getByLabel("Symbol or account").fill(symbol);
        form.getByLabel("Reason, which every trader reads").fill(reason);
        form.locator("button").click();
    }

    @Override
    void logIn(Page page, String name) {
        page.navigate(market.trading().url());
        // Another page of the same browser may have logged in before.
        if (page.url().endsWith("/login")) {
            fillIn(page, name);
        }
    }

    private Page desk() {
        Page page = newPage();
        logIn(page, "alice");
        assertThat(page.locator("#orders-state")).hasText("orders live");
        return page;
    }

    private static void buys(Page page, String quantity, String symbol, String limitPrice) {
        write(page, quantity, symbol, limitPrice);
        page.locator("#place").click();
    }

    private static Locator row(Page page, String symbol) {
        return page.locator(
                "#blotter tr",
                new Page.LocatorOptions().setHas(page.locator("th", new Page.LocatorOptions().setHasText(symbol))));
    }

    private List<String> ordersOf(String symbol) {
        return market.journaledOrders().stream()
                .filter(order -> order.contains("\"symbol\":\"" + symbol + "\""))
                .toList();
    }

    private String onlyOrderOf(String symbol) {
        List<String> orders = ordersOf(symbol);
        assertEquals(1, orders.size(), () -> symbol + ": " + orders);
        return orders.get(0);
    }

    private static String oldColour(Page page) {
        return (String) page.evaluate("() => { const old = document.body.appendChild(document.createElement('p'));"
                + " old.style.color = 'var(--old)'; const colour = getComputedStyle(old).color; old.remove();"
                + " return colour; }");
    }
}
