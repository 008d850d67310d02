package io.tickertape.testbed.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tickertape.testbed.client.Fragment.OpenOrder;
import io.tickertape.testbed.client.Fragment.Word;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class FragmentTest {
    @Test
    void findsWhatAFormSendsBackUnseen() {
        assertEquals(
                Map.of("formToken", "a.b=", "next", ""),
                new Fragment(
                                "<form><input type=\"hidden\" name=\"formToken\" value=\"a.b=\">"
                                        + "<input name=\"name\" value=\"alice\"><input type=\"hidden\" name=\"next\" value=\"\"></form>")
                        .hiddenFields());
    }

    @Test
    void findsTheTicketInWhateverOrderItsAttributesStand() {
        assertEquals(
                Optional.of("run.c1.9.ff"),
                new Fragment("<p id=\"a\"></p><input name=\"ticket\" value=\"run.c1.9.ff\" id=\"ticket-id\">")
                        .ticket());
        assertEquals(Optional.empty(), new Fragment("<input id=\"another\" value=\"1\">").ticket());
    }

    @Test
    void readsAnswersRowsAndTheReasonsOfARefusal() {
        assertEquals(
                List.of(
                        new Word("c1", false, "working", List.of(), ""),
                        new Word("c2", false, "refused", List.of("risk.lot", "risk.cash"), "Use 10 instead"),
                        new Word("c3", true, "received", List.of(), "cancel")),
                new Fragment("<tr id=\"o-c1\" data-state=\"working\"><td>1</td></tr>"
                                + "<div data-outcome=\"refused\" data-order=\"c2\"><p data-code=\"risk.lot\">Use 10</p>"
                                + "<p data-code=\"risk.cash\">instead</p></div>"
                                + "<div data-outcome=\"received\" data-command=\"c3\">cancel</div>")
                        .words());
    }

    @Test
    void keepsOpenOrdersAsRowsComeChangeAndGo() {
        Map<String, OpenOrder> open = new TreeMap<>();
        new Fragment("<tbody id=\"open-rows\">" + row("0-1", "10", "") + row("0-2", "20", "") + "</tbody>")
                .applyTo(open);
        new Fragment(row("0-1", "15", " data-report=\"7\"") + "<tr id=\"w-0-2\" hx-swap-oob=\"delete\"></tr>")
                .applyTo(open);
        assertEquals(Map.of("w-0-1", new OpenOrder("0-1", "ACME", "15", "9.50", "7")), open);

        new Fragment("<tbody id=\"open-rows\"></tbody>").applyTo(open);
        assertEquals(Map.of(), open);
    }

    @Test
    void knowsTheLatestReportThatAPageShows() {
        assertEquals(OptionalLong.empty(), new Fragment(row("0-1", "10", "")).report());
        assertEquals(
                OptionalLong.of(12),
                new Fragment(row("0-1", "10", " data-report=\"12\"") + row("0-2", "10", " data-report=\"9\""))
                        .report());
    }

    private static String row(String order, String quantity, String more) {
        return "<tr id=\"w-" + order + "\" data-order=\"" + order + "\" data-quantity=\"" + quantity
                + "\" data-limit=\"9.50\"" + more + "><th scope=\"row\">ACME</th></tr>";
    }
}
