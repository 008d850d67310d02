package io.tickertape.testbed.bench.peer.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class OrderFormsTest {
    private static final Pattern TICKET = Pattern.compile("id=\"ticket-id\"[^>]* value=\"([^\"]+)\"");
    private static final String FORM = "{\"ticket\":\"%s\",\"symbol\":\"%s\",\"quantity\":\"1\",\"HEADERS\":{}}";

    private final OrderForms forms = new OrderForms();
    private final OrderForms.Session session = forms.opened();

    @Test
    void journalsAnOrderUnderItsAccountAndAnswersWithTheNextTicket() {
        String ticket = ticket(forms.ticket(session));
        OrderForms.Order order = forms.read(form(ticket, "T000"));

        assertTrue(order.record().contains("\"account\":\"" + session.account() + "\""), order::record);
        assertTrue(order.record().contains("\"clientOrderId\":\"" + ticket.split("\\.", -1)[1] + "\""), order::record);
        String answer = forms.received(session, order);
        assertTrue(answer.contains("data-order=\"" + order.clientOrderId() + "\" data-outcome=\"received\""), answer);
        assertEquals(520, answer.length());
        assertEquals(session.account(), forms.read(form(ticket(answer), "T000")).account());
    }

    @Test
    void takesATicketOnceAndKnownSymbolsOnly() {
        String ticket = ticket(forms.ticket(session));
        forms.read(form(ticket, "T000"));

        assertThrows(IllegalArgumentException.class, () -> forms.read(form(ticket, "T000")));
        String other = ticket(forms.ticket(session));
        assertThrows(IllegalArgumentException.class, () -> forms.read(form(other, "NOSUCH")));
        assertThrows(IllegalArgumentException.class, () -> forms.read("{"));
    }

    private static String form(String ticket, String symbol) {
        return FORM.formatted(ticket, symbol);
    }

    private static String ticket(String fragment) {
        Matcher ticket = TICKET.matcher(fragment);
        assertTrue(ticket.find(), fragment);
        return ticket.group(1);
    }
}
