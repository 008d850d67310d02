package io.tickertape.testbed.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitUntilState;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The ticket: its script, its preview and its keys. */
class TicketIT extends DeskAcceptanceTest {
    @BeforeAll
    void putPrices() throws Exception {
        market.puts("TYPED", "{\"price\":\"10.00\",\"bid\":\"9.99\",\"ask\":\"10.01\",\"sequence\":1}");
    }

    @Test
    void aNumberThatIsNotCertainHasNoPreviewAndIsRefusedWithTheOneThatWasMeant() {
        Page alice = desk("alice");
        alice.locator("#ticket-symbol").fill("TYPED");
        alice.locator("#ticket-quantity").fill("1,000");
        Locator preview = alice.locator("#ticket-preview");
        assertThat(preview.locator("li")).hasCount(0);
        alice.locator("#ticket-limit").fill("10,00");
        assertThat(preview.locator("li"))
                .containsText("Limit price: it was “10,00”, which has a comma in it; write 10.00");
        assertThat(preview.locator(".value")).hasText("–");
        alice.locator("#place").click();
        Locator answer = alice.locator("#answer");
        assertThat(answer.locator("li[data-field='limitPrice']")).containsText("which has a comma in it; write 10.00.");
        assertThat(alice.locator("#ticket-limit")).hasAttribute("aria-invalid", "true");
        assertThat(alice.locator("#ticket-limit")).hasAttribute("aria-describedby", "answer-0");
        assertThat(alice.locator("#ticket-quantity")).hasAttribute("aria-invalid", "false");
        assertThat(alice.locator("#ticket-quantity")).hasValue("1,000");

        answer.getByText("Use 1,000 at 10.00").click();
        assertThat(alice.locator("#ticket-quantity")).hasValue("1000");
        assertThat(alice.locator("#ticket-limit")).hasValue("10.00");
        assertThat(preview.locator(".value")).hasText("10,000.00");
        assertThat(preview.locator(".fate")).hasText("Would wait.");
        assertThat(alice.locator("#place")).hasText("Buy 1,000 TYPED");
    }

    @Test
    void aNumberThatIsTooLongIsRefusedAndNotCutToAnotherOne() {
        Page alice = desk("alice");
        alice.locator("#ticket-symbol").fill("TYPED");
        alice.locator("#ticket-limit").fill("10");
        alice.locator("#ticket-quantity").focus();
        alice.keyboard().insertText("1000000000000000000");
        assertThat(alice.locator("#ticket-quantity")).hasValue("1000000000000000000");
        assertThat(alice.locator("#ticket-preview")).containsText("which has too many digits");
        assertThat(alice.locator("#ticket-preview .value")).hasText("–");
        alice.locator("#place").click();
        assertThat(alice.locator("#answer")).containsText("which has too many digits");
    }

    @Test
    void theScriptIsThereBeforeHtmxConnectsHoweverLateItComes() {
        Page alice = newPage();
        List<Route> held = new ArrayList<>();
        List<String> sockets = new ArrayList<>();
        alice.onWebSocket(socket -> sockets.add(socket.url()));
        logIn(alice, "alice");
        alice.route("**/desk.js*", held::add);
        alice.navigate(market.trading().url(), new Page.NavigateOptions().setWaitUntil(WaitUntilState.COMMIT));
        alice.waitForCondition(() -> !held.isEmpty());
        alice.waitForCondition(
                () -> alice.evaluate("() => Boolean(window.htmx)").equals(true));
        sockets.clear();
        // A turn of the page's own loop: whatever htmx had planned for now has happened.
        alice.evaluate("() => new Promise((done) => setTimeout(done))");
        assertEquals(List.of(), sockets);
        assertThat(alice.locator("#orders-state")).hasText("orders reconnecting");

        held.get(0).resume();
        assertThat(alice.locator("#orders-state")).hasText("orders live");
        assertThat(alice.locator("#quotes-state")).hasText("quotes live");
        assertEquals(1, sockets.size());
    }

    @Test
    void aReplacementThatIsRefusedLeavesItsFormAsItWasTyped() {
        Page alice = desk("alice");
        alice.locator("#ticket-symbol").fill("TYPED");
        alice.locator("#ticket-quantity").fill("10");
        alice.locator("#ticket-limit").fill("9.90");
        alice.locator("#place").click();
        Locator open = alice.locator("#open-rows tr[data-order]")
                .filter(new Locator.FilterOptions().setHas(alice.getByText("TYPED")));
        open.locator("button.replace").click();
        alice.locator("#replace-quantity").fill("abc");
        alice.locator("#replace-send").click();
        assertThat(alice.locator("#change-answer")).containsText("not changed: the order stands as it was.");
        assertThat(alice.locator("#replace-quantity")).hasValue("abc");
        assertThat(alice.locator("#replace-quantity")).hasAttribute("aria-invalid", "true");
        assertThat(alice.locator("#replace-quantity")).hasAttribute("aria-describedby", "change-answer-0");
        assertThat(alice.locator("#replace-quantity")).isFocused();
        isAccessible(alice);

        alice.locator("#replace-quantity").fill("12");
        alice.locator("#replace-send").click();
        assertThat(alice.locator("#change-answer")).containsText("replaced");
        assertThat(alice.locator("#replace-form")).isHidden();
        assertThat(open.locator("td").nth(2)).hasText("12");
    }

    @Test
    void aTraderWhoUsesKeysAloneReviewsBeforeAnOrderIsPlacedAndNeverLosesTheFocus() {
        Page bob = desk("bob");
        Keyboard keys = bob.keyboard();
        keys.type("typed");
        assertThat(bob.locator("#ticket-symbol")).hasValue("typed");
        bob.locator("#ticket-quantity").focus();
        press(keys, "ArrowUp", "ArrowUp", "ArrowUp", "ArrowDown");
        assertThat(bob.locator("#ticket-quantity")).hasValue("2");
        bob.locator("#ticket-limit").focus();
        press(keys, "ArrowDown", "Enter");
        assertThat(bob.locator("#ticket-limit")).hasValue("9.99");
        Locator place = bob.locator("#place");
        assertThat(place).isFocused();
        assertThat(bob.locator("#review"))
                .hasText("Buy 2 TYPED Value 19.98 Buying power left 99,980.02 Would wait. Enter places it.");
        assertThat(bob.getByRole(AriaRole.STATUS).filter(new Locator.FilterOptions().setHasText("Enter places it.")))
                .hasCount(1);
        press(keys, "Escape");
        assertThat(bob.locator("#review")).hasText("");
        assertThat(bob.locator("#ticket-quantity")).isFocused();
        assertThat(bob.locator("#open-rows tr[data-order]")).hasCount(0);
        press(keys, "Enter", "Enter");
        assertThat(bob.locator("#open-rows tr[data-order]")).hasCount(1);
        assertThat(place).isFocused();

        press(keys, "s");
        assertThat(bob.locator("#ticket-form [value=SELL]")).isChecked();
        press(keys, "ArrowLeft");
        assertThat(bob.locator("#ticket-form [value=BUY]")).isChecked();
        bob.locator("#ticket-quantity").fill("3");
        bob.locator("#ticket-limit").fill("9.00");
        press(keys, "Enter", "Enter");
        bob.locator("#answer .anyway").focus();
        press(keys, "Enter");
        assertThat(bob.locator("#open-rows tr[data-order]")).hasCount(2);
        assertThat(place).isFocused();

        changesByKeys(bob);
        helpsWithKeys(bob);
    }

    private static void changesByKeys(Page bob) {
        Keyboard keys = bob.keyboard();
        Locator later = bob.locator("#open-rows tr[data-limit='9.00']");
        Locator earlier = bob.locator("#open-rows tr[data-limit='9.99']");
        Locator replace = bob.getByLabel("Replace Buy 2 TYPED at 9.99");
        replace.focus();
        press(keys, "Enter");
        assertThat(bob.locator("#replace-quantity")).isFocused();
        press(keys, "ArrowUp");
        assertThat(bob.locator("#replace-preview .value")).hasText("29.97");
        press(keys, "Escape");
        assertThat(bob.locator("#replace-form")).isHidden();
        assertThat(replace).isFocused();

        later.locator(".cancel").focus();
        press(keys, "Enter");
        assertThat(later).hasCount(0);
        assertThat(earlier.locator(".cancel")).isFocused();

        Locator all = bob.locator("#cancel-all summary");
        all.focus();
        press(keys, "Enter");
        bob.locator("#keep-all").focus();
        press(keys, "Enter");
        assertThat(all).isFocused();
        press(keys, "Enter");
        bob.locator("#cancel-all .danger").focus();
        press(keys, "Enter");
        assertThat(earlier).hasCount(0);
        assertThat(bob.locator("#open-title")).isFocused();
    }

    private static void helpsWithKeys(Page bob) {
        Keyboard keys = bob.keyboard();
        press(keys, "?");
        assertThat(bob.locator("#keys")).isVisible();
        bob.locator("#keys-on").uncheck();
        press(keys, "Escape");
        assertThat(bob.locator("#keys")).isHidden();
        press(keys, "/");
        assertThat(bob.locator("#ticket-symbol")).not().isFocused();
        bob.reload();
        assertThat(bob.locator("#keys-on")).not().isChecked();
    }

    private static void press(Keyboard keys, String... pressed) {
        List.of(pressed).forEach(keys::press);
    }
}
