package io.tickertape.testbed.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.WaitUntilState;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The ticket's script: when it runs, and how it reads numbers. */
class TicketIT extends AcceptanceTest {
    private static final int PRICE_DECIMALS = 8;

    /** A row of the table that the gateway's reader is held against. */
    record Case(String kind, String text, @Nullable String value, @Nullable String suggestion, String fault) {}

    @BeforeAll
    void putPrices() throws Exception {
        market.puts("TYPED", "{\"price\":\"10.00\",\"bid\":\"9.99\",\"ask\":\"10.01\",\"sequence\":1}");
    }

    @Test
    void thePageReadsEveryNumberAsTheGatewayDoes() throws IOException {
        Path table = Path.of("../../trading-service/src/test/resources/form-numbers.json");
        List<Case> cases = List.of(new ObjectMapper().readValue(table.toFile(), Case[].class));
        List<String> texts = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        for (Case row : cases) {
            texts.add(row.kind() + ":" + row.text());
            expected.add(row.text() + " is " + inUnits(row));
        }

        Object read = desk().evaluate(
                        """
                        async (texts) => {
                          const { readPrice, readQuantity } = await import("/assets/desk/number.js");
                          return texts.map((row) => {
                            const text = row.slice(row.indexOf(":") + 1);
                            const number = row.startsWith("price") ? readPrice(text) : readQuantity(text);
                            return `${text} is ${number}`;
                          });
                        }""",
                        texts);
        assertEquals(expected, read);
    }

    @Test
    void aNumberWithSeparatorsHasNoEstimateAndIsRefusedWithTheOneThatWasMeant() {
        Page alice = desk();
        alice.locator("#ticket-symbol").fill("TYPED");
        alice.locator("#ticket-quantity").fill("1,000");
        alice.locator("#ticket-limit").fill("10,00");
        assertThat(alice.locator("#estimate-value")).hasText("–");
        alice.locator("#place").click();
        Locator answer = alice.locator("#answer");
        assertThat(answer.locator("li[data-field='quantity']"))
                .containsText("which has separators between its digits; write 1000.");
        assertThat(answer.locator("li[data-field='limitPrice']")).containsText("which has a comma in it; write 10.00.");
        assertThat(alice.locator("#ticket-quantity")).hasAttribute("aria-invalid", "true");
        assertThat(alice.locator("#ticket-quantity")).hasValue("1,000");

        answer.getByText("Use 1,000 at 10.00").click();
        assertThat(alice.locator("#ticket-quantity")).hasValue("1000");
        assertThat(alice.locator("#ticket-limit")).hasValue("10.00");
        assertThat(alice.locator("#estimate-value")).hasText("10,000.00");
        assertThat(alice.locator("#place")).hasText("Buy 1,000 TYPED");
    }

    @Test
    void aNumberThatIsTooLongIsRefusedAndNotCutToAnotherOne() {
        Page alice = desk();
        alice.locator("#ticket-symbol").fill("TYPED");
        alice.locator("#ticket-limit").fill("10");
        alice.locator("#ticket-quantity").focus();
        alice.keyboard().insertText("1000000000000000000");
        assertThat(alice.locator("#ticket-quantity")).hasValue("1000000000000000000");
        assertThat(alice.locator("#estimate-value")).hasText("–");
        alice.locator("#place").click();
        assertThat(alice.locator("#answer")).containsText("which has too many digits");
    }

    @Test
    void theScriptIsThereBeforeHtmxConnectsHoweverLateAModuleComes() {
        Page alice = newPage();
        List<Route> held = new ArrayList<>();
        List<String> sockets = new ArrayList<>();
        alice.onWebSocket(socket -> sockets.add(socket.url()));
        logIn(alice);
        alice.route("**/desk/number.js", held::add);
        alice.navigate(market.trading().url(), new Page.NavigateOptions().setWaitUntil(WaitUntilState.COMMIT));
        alice.waitForCondition(() -> !held.isEmpty());
        alice.waitForCondition(() -> alice.evaluate("() => Boolean(window.htmx && window.LiveSource)")
                .equals(true));
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
        Page alice = desk();
        alice.locator("#ticket-symbol").fill("TYPED");
        alice.locator("#ticket-quantity").fill("10");
        alice.locator("#ticket-limit").fill("9.90");
        alice.locator("#place").click();
        alice.locator("#open-rows button.replace").click();
        alice.locator("#replace-quantity").fill("abc");
        alice.locator("#replace-send").click();
        assertThat(alice.locator("#change-answer")).containsText("refused: the open orders stand as they were.");
        assertThat(alice.locator("#replace-quantity")).hasValue("abc");
        assertThat(alice.locator("#replace-quantity")).hasAttribute("aria-invalid", "true");
        assertThat(alice.locator("#replace-quantity")).isFocused();
        isAccessible(alice);

        alice.locator("#replace-quantity").fill("12");
        alice.locator("#replace-send").click();
        assertThat(alice.locator("#change-answer")).containsText("replaced");
        assertThat(alice.locator("#replace-form")).isHidden();
        assertThat(alice.locator("#open-rows tr[data-order] td").nth(2)).hasText("12");
    }

    /** As the page's script counts: a price in units of its eighth decimal. */
    private static @Nullable String inUnits(Case row) {
        if (row.value() == null || row.kind().equals("quantity")) {
            return row.value();
        }
        return new BigDecimal(row.value())
                .movePointRight(PRICE_DECIMALS)
                .toBigIntegerExact()
                .toString();
    }

    private Page desk() {
        Page page = newPage();
        logIn(page);
        return page;
    }

    private void logIn(Page page) {
        page.navigate(market.trading().url());
        page.getByLabel("Name").fill("alice");
        page.getByLabel("Password").fill("demo");
        page.getByLabel("Password").press("Enter");
        assertThat(page.locator("#orders-state")).hasText("orders live");
        assertThat(page.locator("#quotes-state")).hasText("quotes live");
    }
}
