package io.tickertape.testbed.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The desk tells a trader what becomes of orders while all is well. */
class DeskIT extends PlacingAcceptanceTest {
    @BeforeAll
    void putPrices() throws Exception {
        market.trades("PLACED", "10.06");
        putLowPrices("TABS", "ENTER", "BEHIND", "WIDTHS");
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
    void theTicketReadsTheAttributesOfAQuotesRowWhateverItsColumns() {
        String row = "<tr sse-swap='OTHER'><th data-state='live' data-sequence='7' data-last='1234.50'"
                + " data-ask='1234.51'>OTHER<td>ask 9<td>8</tr>";
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
        // Asked for if the page looks before it notices the end of that stream; the ticker knows no such symbol.
        alice.route("**/symbols/OTHER/chart", Route::abort);
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
}
