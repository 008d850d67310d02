package io.tickertape.testbed.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a trader does all day: each test has an account of its own. */
class TradingIT extends DeskAcceptanceTest {
    /** A place on a chart is rounded to a thousandth of its height. */
    private static final double LEAST_SHOWN = 0.11;

    private long sequence;

    @Test
    void aFillShowsWhatItWasMadeByAndChangesPositionsAndCash() throws Exception {
        quotes("FILL", 1000, "10.00", "9.99", "10.01");
        Page dora = desk("dora");
        assertThat(dora.locator("#cash-held")).hasText("opens with 100,000.00");
        write(dora, "100", "FILL", "10.05");
        assertThat(dora.locator("#ticket-last")).hasText("10.00");
        Locator preview = dora.locator("#ticket-preview");
        assertThat(preview.locator(".value")).hasText("about 1,001.00, at most 1,005.00");
        assertThat(preview.locator(".left")).hasText("98,995.00");
        assertThat(preview.locator(".fate")).hasText("Would trade at once at 10.01.");
        dora.locator("#place").click();

        assertThat(dora.locator("#answer")).containsText("filled");
        assertThat(row(dora, "#blotter", "FILL")).containsText("filled");
        assertThat(row(dora, "#positions", "FILL")).hasAttribute("data-quantity", "100");
        assertThat(dora.locator("#cash-held")).hasAttribute("data-value", "98999.00");
        assertThat(dora.locator("#fill-told")).hasText("Bought 100 FILL at 10.01");
        Locator fill = dora.locator("#activity li[data-kind='trade']");
        fill.locator("summary").click();
        assertThat(fill).containsText(Pattern.compile("partition \\d+, offset \\d+"));
        assertThat(fill).containsText("last 10.00, bid 9.99, ask 10.01");
        assertThat(fill.locator("dl")).containsText("Quote seenlast 10.00, sequence " + sequence);

        quotes("FILL", 1000, "11.00", "10.99", "11.01");
        assertThat(row(dora, "#positions", "FILL")).containsText("+99.00");
        assertThat(dora.locator("#equity")).hasText("100,099.00");
        writesTheOrderThatWouldCloseThePosition(dora);
        List<String> shown = shown(dora);
        dora.reload();
        assertThat(dora.locator("#orders-state")).hasText("orders live");
        assertEquals(shown, shown(dora));

        dora.navigate(market.trading().url() + "/trades");
        assertThat(dora.locator("#trades tr:not(.empty)")).containsText("Buy10010.011,001.00");
        isAccessible(dora);

        APIResponse file = dora.request().get(market.trading().url() + "/blotter.csv");
        assertEquals(200, file.status());
        assertTrue(file.headers().get("content-disposition").startsWith("attachment; filename=\"tickertape-dora-"));
        String[] lines = file.text().split("\r\n", -1);
        assertEquals(5, lines.length, file.text());
        assertTrue(lines[3].contains(",filled,") && lines[3].contains(",FILL,BUY,LIMIT,100,10.05,"), lines[3]);
    }

    private static void writesTheOrderThatWouldCloseThePosition(Page dora) {
        dora.locator("#ticket-symbol").fill("ELSEWHERE");
        assertThat(dora.locator("#close-position")).isHidden();
        dora.locator("#recent button[value='FILL']").click();
        assertThat(dora.locator("#ticket-symbol")).hasValue("FILL");
        dora.locator("#close-position").click();
        assertThat(dora.locator("#ticket-quantity")).hasValue("100");
        assertThat(dora.locator("#ticket-type")).hasValue("MARKET");
        assertThat(dora.getByLabel("Sell")).isChecked();
        assertThat(dora.locator("#place")).isFocused();
        assertThat(row(dora, "#positions", "FILL")).hasAttribute("data-quantity", "100");
    }

    @Test
    void anOrderThatIsPartlyFilledCanBeReplacedAndCancelled() throws Exception {
        // So that the chart reaches from 9.90 to 10.05.
        quotes("PART", 30, "9.90", "9.89", "9.90");
        quotes("PART", 30, "10.05", "10.04", "10.05");
        quotes("PART", 30, "10.00", "9.99", "10.00");
        Page carol = desk("carol");
        place(carol, "100", "PART", "10.00");
        Locator open = row(carol, "#open-rows", "PART");
        assertThat(open.locator("td").nth(1)).hasText("30");
        assertThat(carol.locator("#answer")).containsText("working");
        Locator lines = carol.locator("#chart line.own-order");
        Locator labels = carol.locator("#chart .own-label");
        assertThat(labels).hasText("Buy 70 at 10.00");
        standsAt("10.00", carol, lines, "y1");
        standsAt("10.00", carol, carol.locator("#chart .own-fill.buy"), "y");
        standsNow(carol, carol.locator("#chart .own-fill.buy"));

        open.getByText("Replace").click();
        carol.locator("#replace-quantity").fill("60");
        carol.locator("#replace-quantity").press("Enter");
        assertThat(carol.locator("#replace-form")).isVisible();
        // A row that comes meanwhile takes nothing from who types.
        place(carol, "5", "PART", "9.90");
        assertThat(carol.locator("#open-rows tr[data-order]")).hasCount(2);
        assertThat(carol.locator("#replace-quantity")).hasValue("60");
        assertThat(lines).hasCount(2);
        standsAt("9.90", carol, lines.last(), "y1");
        carol.locator("#replace-send").click();
        assertThat(carol.locator("#change-answer")).containsText("replaced");
        assertThat(open.filter(new Locator.FilterOptions().setHasText("10.00"))
                        .locator("td")
                        .nth(2))
                .hasText("60");

        open.filter(new Locator.FilterOptions().setHasText("10.00"))
                .getByText("Cancel")
                .click();
        assertThat(carol.locator("#change-answer")).containsText("cancelled");
        assertThat(carol.locator("#open-rows tr[data-order]")).hasCount(1);
        assertThat(carol.locator("#blotter tr[data-state='cancelled']")).containsText("30");
        assertThat(row(carol, "#positions", "PART")).hasAttribute("data-quantity", "30");
        assertThat(labels).hasText("Buy 5 at 9.90");
        assertThat(lines).hasCount(1);

        place(carol, "6", "PART", "9.80");
        assertThat(carol.locator("#open-rows tr[data-order]")).hasCount(2);
        carol.getByText("Cancel all", new Page.GetByTextOptions().setExact(true))
                .click();
        carol.getByText("Keep them").click();
        assertThat(labels.last()).hasText("↓ Buy 6 at 9.80");
        assertThat(lines).hasCount(1);
        assertThat(carol.locator("#open-rows tr[data-order]")).hasCount(2);
        carol.getByText("Cancel all", new Page.GetByTextOptions().setExact(true))
                .click();
        carol.getByText("Yes, cancel all").click();
        assertThat(carol.locator("#open-rows")).hasText("No open orders.");
        assertThat(lines).hasCount(0);
        assertThat(carol.locator("#chart .own-fill")).hasCount(1);
        assertThat(carol.locator("#cash-reserved")).hasAttribute("data-value", Pattern.compile("0(\\.0+)?"));
    }

    /** As far down as the ticker's own label of that price. */
    private static void standsAt(String price, Page page, Locator mark, String down) {
        assertThat(mark).hasCount(1);
        Locator label = page.locator("#chart .price-axis:not(.last-price) text")
                .filter(new Locator.FilterOptions().setHasText(price));
        assertEquals(percent(label.getAttribute("y")), percent(mark.getAttribute(down)), LEAST_SHOWN);
    }

    /** In the minute of the newest candle, or in the one before. */
    private static void standsNow(Page page, Locator mark) {
        String slots = page.locator("#chart [data-slots]").getAttribute("data-slots");
        String newest = page.locator("#chart .figures").getAttribute("data-slot");
        double slot = percent(mark.getAttribute("x")) / 100 * Integer.parseInt(slots) - Integer.parseInt(newest);
        assertTrue(slot > -1 && slot < 1, () -> slot + " slots from the newest candle");
    }

    private static double percent(String attribute) {
        return Double.parseDouble(attribute.replace("%", ""));
    }

    @Test
    void aQuestionIsAskedOnceAndARefusalOffersWhatWouldBeAccepted() throws Exception {
        quotes("LIMITS", 1_000_000, "10.00", "10.00", "10.01");
        Page olivia = desk("olivia");
        place(olivia, "10", "LIMITS", "9.00");
        assertThat(olivia.locator("#answer .outcome")).hasAttribute("data-outcome", "asked");
        olivia.locator("#ticket-quantity").fill("11");
        assertThat(olivia.locator("#answer .anyway")).hasCount(0);
        // The consent to one order is none to another, whoever writes that.
        olivia.locator("#place").click();
        assertThat(olivia.locator("#answer .anyway")).hasCount(1);
        olivia.locator("#ticket-bid").click();
        assertThat(olivia.locator("#ticket-limit")).hasValue("10.00");
        assertThat(olivia.locator("#answer .anyway")).hasCount(0);
        olivia.locator("#ticket-limit").fill("9.00");
        olivia.locator("#place").click();
        olivia.locator("#answer .anyway").click();
        assertThat(olivia.locator("#answer")).containsText("working Buy 11 LIMITS limit 9.00 day");

        place(olivia, "10", "LIMITS", "5.00");
        assertThat(olivia.locator("#answer .outcome")).hasAttribute("data-outcome", "refused");
        assertThat(olivia.locator("#ticket-limit")).hasAttribute("aria-invalid", "true");
        // One click on the suggestion passes.
        olivia.locator("#answer .use").first().click();
        assertThat(olivia.locator("#ticket-limit")).hasValue("9.50");
        olivia.locator("#place").click();
        assertThat(olivia.locator("#answer")).containsText("working Buy 10 LIMITS limit 9.50 day");

        write(olivia, "20000", "LIMITS", "10.00");
        Locator preview = olivia.locator("#ticket-preview");
        assertThat(preview).hasAttribute("data-verdict", "refuses");
        assertThat(preview.locator(".left")).hasText("−100,194.00");
        assertThat(preview).containsText("it may cost 200,000.00, and the buying power is 99,806.00");
        assertThat(preview.locator(".use")).hasText("Use 9,980 at 10.00");
        olivia.locator("#place").click();
        olivia.locator("#answer .anyway").click();
        assertThat(olivia.locator("#answer .outcome")).hasAttribute("data-outcome", "rejected");
        olivia.locator("#answer .use").click();
        assertThat(olivia.locator("#ticket-quantity")).hasValue("9980");
        assertThat(olivia.locator("#ticket-limit")).hasValue("10.00");
        assertThat(preview.locator(".left")).hasText("6.00");

        olivia.locator("#open-rows tr[data-limit='9.00']").getByText("Replace").click();
        olivia.locator("#replace-limit").fill("8.50");
        olivia.locator("#replace-send").click();
        assertThat(olivia.locator("#change-answer .outcome")).hasAttribute("data-outcome", "asked");
        olivia.locator("#change-answer .use").click();
        assertThat(olivia.locator("#replace-limit")).hasValue("9.50");
        olivia.locator("#replace-limit").fill("8.50");
        assertThat(olivia.locator("#change-answer .anyway")).hasCount(0);
        olivia.locator("#replace-send").click();
        olivia.locator("#change-answer .anyway").click();
        assertThat(olivia.locator("#open-rows tr[data-limit='8.50']")).hasCount(1);
    }

    private static List<String> shown(Page page) {
        return List.of(
                page.locator("#cash").innerText(),
                page.locator("#positions").innerText(),
                page.locator("#blotter").innerText(),
                page.locator("#activity summary").first().innerText());
    }

    private void quotes(String symbol, long size, String price, String bid, String ask) throws Exception {
        market.puts(
                symbol,
                "{\"price\":\"%s\",\"size\":%d,\"bid\":\"%s\",\"ask\":\"%s\",\"sequence\":%d}"
                        .formatted(price, size, bid, ask, ++sequence));
    }

    @Override
    Page desk(String name) {
        Page page = super.desk(name);
        assertThat(page.locator("#desk-state")).hasText("engine live");
        return page;
    }

    private static void place(Page page, String quantity, String symbol, String limitPrice) {
        write(page, quantity, symbol, limitPrice);
        page.locator("#place").click();
        assertThat(page.locator("#answer .outcome")).not().hasAttribute("data-outcome", "sending");
    }

    private static Locator row(Page page, String table, String symbol) {
        return page.locator(
                table + " tr",
                new Page.LocatorOptions().setHas(page.locator("th", new Page.LocatorOptions().setHasText(symbol))));
    }
}
