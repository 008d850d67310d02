package io.tickertape.testbed.bench.trade;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FragmentsTest {
    @Test
    void findsRowsTicketsAndAnswersInTheOrderOfTheMessage() {
        assertEquals(
                List.of("row 0a1b filled", "ticket run.0a1b.1700000000000.ff", "outcome 0a1b received"),
                found(
                        "<tbody hx-swap-oob=\"afterbegin:#blotter\"><tr id=\"o-0a1b\" data-state=\"filled\"><td>BUY</td></tr></tbody>"
                                + "<input type=\"hidden\" id=\"ticket-id\" name=\"ticket\" value=\"run.0a1b.1700000000000.ff\" hx-swap-oob=\"true\">"
                                + "<div hx-swap-oob=\"innerHTML:#answer\"><p class=\"outcome\" data-outcome=\"received\""
                                + " data-order=\"0a1b\"><b>received</b></p></div>"));
    }

    @Test
    void readsAttributesInAnyOrder() {
        assertEquals(
                List.of("outcome 1 refused", "ticket t", "row 2 working"),
                found("<p data-order=\"1\" data-outcome=\"refused\"><input value=\"t\" id=\"ticket-id\">"
                        + "<tr hidden data-state=\"working\" class=\"a b\" id=\"o-2\">"));
    }

    @Test
    void takesNothingElseForNewsOfAnOrder() {
        assertEquals(
                List.of(),
                found("id=\"o-1\" data-state=\"filled\"<tr id=\"o-1\"><td data-state=\"filled\">"
                        + "<span id=\"journal\" data-state=\"live\"><span id=\"o-\" data-state=\"filled\">"
                        + "<p data-order=\"1\"><p data-outcome=\"refused\" data-order=\"\"><input id=\"ticket-id\">"
                        + "<tr title=\" id=o-1 data-state=filled\">"));
    }

    @Test
    void saysNothingOfATagThatBreaksOff() {
        String whole = "<tr id=\"o-12\" data-state=\"filled\">";
        for (int length = 0; length < whole.length(); length++) {
            assertEquals(List.of(), found(whole.substring(0, length)));
        }
        assertEquals(List.of("row 12 filled"), found(whole));
    }

    private static List<String> found(String html) {
        List<String> found = new ArrayList<>();
        // Bytes of an earlier message may stand behind it.
        byte[] bytes = (html + "<tr id=\"o-9\" data-state=\"filled\">").getBytes(StandardCharsets.UTF_8);
        new Fragments().read(bytes, html.getBytes(StandardCharsets.UTF_8).length, new Fragments.Listener() {
            @Override
            public void ticket(byte[] text, int from, int to) {
                found.add("ticket " + new String(text, from, to - from, StandardCharsets.UTF_8));
            }

            @Override
            public void outcome(byte[] text, Fragments.Part order, Fragments.Part outcome) {
                found.add("outcome " + order.text(text) + " " + outcome.text(text));
            }

            @Override
            public void row(byte[] text, Fragments.Part order, Fragments.Part state) {
                found.add("row " + order.text(text) + " " + state.text(text));
            }
        });
        return found;
    }
}
