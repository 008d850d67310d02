package io.tickertape.testbed.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.WebSocketFrame;
import com.microsoft.playwright.WebSocketRoute;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The desk for whoever types, hears it, or reads all of it. */
class DeskKeyboardIT extends DeskAcceptanceTest {
    @BeforeAll
    void putPrices() throws Exception {
        market.puts("BA", "{\"price\":\"10.00\",\"bid\":\"9.99\",\"ask\":\"10.01\",\"size\":1000,\"sequence\":1}");
        market.lists("BA", "Boeing");
    }

    @Test
    void aSymbolThatBeginsAsAKeyOfASideDoesIsTypedWhole() {
        Page alice = desk("alice");
        Keyboard keys = alice.keyboard();
        alice.locator("#ticket-form [value=SELL]").check();
        keys.type("ba");
        assertThat(alice.locator("#ticket-symbol")).hasValue("ba");
        assertThat(alice.locator("#ticket-form [value=SELL]")).isChecked();

        alice.locator("#place").focus();
        keys.type("spy");
        assertThat(alice.locator("#ticket-symbol")).hasValue("spy");
        assertThat(alice.locator("#ticket-form [value=SELL]")).isChecked();
        alice.locator("#place").focus();
        keys.press("b");
        assertThat(alice.locator("#ticket-form [value=BUY]")).isChecked();
        assertThat(alice.locator("#ticket-symbol")).hasValue("spy");
    }

    @Test
    void anArrowStepsNoNumberThatMayBeAnother() {
        Page alice = desk("alice");
        alice.locator("#ticket-symbol").fill("BA");
        steps(alice, "#ticket-limit", "189,5", "189,5");
        steps(alice, "#ticket-limit", "1,234", "1,234");
        steps(alice, "#ticket-limit", "1.234,5", "1.234,5");
        steps(alice, "#ticket-limit", "1,234.60", "1234.61");
        steps(alice, "#ticket-quantity", "1,5", "1,5");
        steps(alice, "#ticket-quantity", "1,000", "1001");
    }

    private static void steps(Page page, String field, String from, String to) {
        page.locator(field).fill(from);
        page.locator(field).press("ArrowUp");
        assertThat(page.locator(field)).hasValue(to);
    }

    @Test
    void aLateAnswerToAReplacementTakesNothingFromWhoTypesElsewhere() {
        Page alice = newPage();
        AtomicBoolean holds = new AtomicBoolean();
        AtomicReference<WebSocketRoute> wire = new AtomicReference<>();
        List<WebSocketFrame> held = new ArrayList<>();
        alice.routeWebSocket(Pattern.compile("/orders\\?account="), page -> {
            wire.set(page);
            page.connectToServer().onMessage(frame -> {
                if (holds.get()) {
                    held.add(frame);
                } else {
                    page.send(frame.text());
                }
            });
        });
        logIn(alice, "alice");
        place(alice, "10", "BA", "9.90");
        Locator send = alice.locator("#replace-send");
        alice.locator("#open-rows tr[data-symbol=BA] button.replace").first().click();
        alice.locator("#replace-quantity").fill("17");
        holds.set(true);
        send.focus();
        alice.keyboard().press("Enter");
        assertThat(send).hasAttribute("aria-disabled", "true");
        assertThat(send).isFocused();
        alice.keyboard().press("Enter");
        alice.locator("#ticket-quantity").focus();
        alice.keyboard().type("4");
        holds.set(false);
        held.forEach(frame -> wire.get().send(frame.text()));

        assertThat(alice.locator("#change-answer")).containsText("replaced");
        assertThat(alice.locator("#replace-form")).isHidden();
        assertThat(alice.locator("#ticket-quantity")).isFocused();
        assertThat(alice.locator("#open-rows tr[data-quantity='17']")).hasCount(1);
        assertEquals(
                1,
                market.journaledOrders().stream()
                        .filter(Pattern.compile("\"quantity\":\"?17\\b").asPredicate())
                        .count());
    }

    @Test
    void aSymbolOfATableIsALinkThatAClickWritesOnTheTicket() throws Exception {
        market.puts("LINKED", "{\"price\":\"10.00\",\"bid\":\"9.99\",\"ask\":\"10.01\",\"size\":1000}");
        Page alice = desk("alice");
        place(alice, "3", "LINKED", "10.01");
        place(alice, "3", "LINKED", "9.90");
        for (String table : List.of("#positions", "#open-rows", "#blotter")) {
            Locator link =
                    alice.locator(table + " th a[href='/symbols/LINKED']").first();
            alice.locator("#ticket-symbol").fill("");
            link.click();
            assertThat(alice.locator("#ticket-symbol")).hasValue("LINKED");
        }
        isAccessible(alice);
        alice.navigate(market.trading().url() + "/trades");
        assertThat(alice.locator("#trades th a[href='/symbols/LINKED']").first())
                .isVisible();
        isAccessible(alice);
    }

    @Test
    void aPositionKeepsTheKeyboardsFocusAsItsPriceChanges() throws Exception {
        market.puts("MARKED", "{\"price\":\"10.00\",\"size\":1000}");
        Page alice = desk("alice");
        place(alice, "3", "MARKED", "10.00");
        Locator position = alice.locator("#positions tr[data-symbol=MARKED]");
        position.locator("a").focus();
        market.puts("MARKED", "{\"price\":\"11.00\",\"size\":1000}");
        assertThat(position).containsText("33.00");
        assertThat(position.locator("a")).isFocused();
    }

    @Test
    void theFirstLinkOfTheDeskLeadsToTheTicketAndEachTableHasAName() {
        Page alice = desk("alice");
        alice.keyboard().press("Tab");
        assertThat(alice.locator(":focus")).hasText("To the order ticket");
        alice.keyboard().press("Enter");
        assertThat(alice.locator("#ticket-symbol")).isFocused();
        assertEquals(
                List.of("Quotes", "Open orders", "Positions", "Orders"),
                alice.evaluate("[...document.querySelectorAll('#desk table')].map((table) =>"
                        + " document.getElementById(table.getAttribute('aria-labelledby')).textContent)"));
        assertEquals(
                List.of(),
                alice.evaluate("[...document.querySelectorAll('.scroll, #alerts')].filter((one) => one.tabIndex !== 0"
                        + " || !(one.getAttribute('aria-labelledby') || one.getAttribute('aria-label')))"
                        + ".map((one) => one.outerHTML)"));
    }

    @Test
    void theSymbolsAndNamesOfTheQuotesAreOfferedToTheTicket() {
        Page alice = desk("alice");
        alice.locator("#ticket-symbol").focus();
        assertThat(alice.locator("#symbols option[value=BA]")).hasAttribute("label", "Boeing");
        assertThat(alice.locator("#ticket-symbol")).hasAttribute("list", "symbols");
    }

    @Test
    void theTitleSaysThatTheDeskIsNotConnected() {
        Page alice = newPage();
        AtomicReference<WebSocketRoute> wire = new AtomicReference<>();
        AtomicBoolean cut = new AtomicBoolean();
        alice.routeWebSocket(Pattern.compile("/orders\\?account="), page -> {
            if (cut.get()) {
                page.close();
            } else {
                page.connectToServer();
                wire.set(page);
            }
        });
        logIn(alice, "alice");
        assertThat(alice).hasTitle("Desk · Tickertape");
        cut.set(true);
        wire.get().close();
        assertThat(alice).hasTitle("orders reconnecting · Desk · Tickertape");
        cut.set(false);
        assertThat(alice).hasTitle("Desk · Tickertape");
    }

    @Test
    void aReasonIsReadWholeWithoutAPointer() {
        Page alice = desk("alice");
        place(alice, "10", "BA", "9.90");
        Locator state = alice.locator("#blotter td.state").first();
        assertEquals(
                true,
                state.evaluate("(cell) => { cell.querySelector('b').textContent = 'a reason '.repeat(40);"
                        + " return cell.scrollWidth <= cell.clientWidth && cell.clientHeight > 40; }"));
    }

    @Test
    void theOperatorIsWarnedOfAnOldPageAlsoWithoutMotion() {
        Page olivia = newPage();
        olivia.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
        logIn(olivia, "olivia");
        olivia.navigate(market.trading().url() + "/operator");
        assertThat(olivia.locator(".status > .lapsed")).hasCSS("animation-name", "lapsed");
        assertThat(olivia.locator(".status > .panel").first()).hasCSS("animation-name", "lapse");
    }

    private static void place(Page page, String quantity, String symbol, String limitPrice) {
        write(page, quantity, symbol, limitPrice);
        page.locator("#place").click();
        assertThat(page.locator("#answer .outcome"))
                .hasAttribute("data-outcome", Pattern.compile("working|filled|new|trade"));
    }
}
