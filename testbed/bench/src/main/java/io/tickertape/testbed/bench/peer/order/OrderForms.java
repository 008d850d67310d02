package io.tickertape.testbed.bench.peer.order;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tickertape.testbed.bench.load.Load;
import io.tickertape.testbed.bench.trade.Accounts;
import io.tickertape.testbed.bench.trade.OrderText;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The part of the job that all peers share: a form is read, its ticket and its symbol are looked up, which stands in for
 * all checks of the trading-service, and the journal's record and the answer are written.
 */
final class OrderForms {
    /** As long as the trading-service's answers are on the average. */
    private static final int ANSWER_LENGTH = 520;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HexFormat HEX = HexFormat.of();
    private static final int NAME_BYTES = 16;
    private static final String PRICE = "100.00";

    /** An account's open page. */
    record Session(String account) {}

    /** An order that passed. */
    record Order(String account, String clientOrderId, String record) {}

    private final AtomicInteger sessions = new AtomicInteger();
    private final Map<String, BigDecimal> prices = new ConcurrentHashMap<>();
    private final Map<String, Session> tickets = new ConcurrentHashMap<>();

    OrderForms() {
        for (int i = 0; i < OrderText.SYMBOLS; i++) {
            prices.put(Load.symbol(i), new BigDecimal(PRICE));
        }
    }

    /** A page was opened: its account. */
    Session opened() {
        return new Session(Accounts.name(sessions.getAndIncrement()));
    }

    /** The ticket of the session's next order, as the page swaps it in. */
    String ticket(Session session) {
        byte[] name = new byte[NAME_BYTES];
        ThreadLocalRandom.current().nextBytes(name);
        String ticket =
                "0".repeat(16) + "." + HEX.formatHex(name) + "." + System.currentTimeMillis() + "." + "0".repeat(64);
        tickets.put(ticket, session);
        return "<input type=\"hidden\" id=\"ticket-id\" name=\"ticket\" value=\"" + ticket + "\" hx-swap-oob=\"true\">";
    }

    /** @throws IllegalArgumentException if it is no order, or none that passes */
    Order read(String form) {
        try {
            JsonNode fields = JSON.readTree(form);
            String ticket = fields.path("ticket").asText();
            Session session = tickets.remove(ticket);
            BigDecimal price = prices.get(fields.path("symbol").asText());
            if (session == null || price == null || fields.path("quantity").asLong() <= 0) {
                throw new IllegalArgumentException("refused: " + form);
            }
            String clientOrderId = ticket.split("\\.", -1)[1];
            return new Order(
                    session.account(),
                    clientOrderId,
                    new String(
                            OrderText.record(
                                    session.account(),
                                    clientOrderId,
                                    fields.path("symbol").asText(),
                                    System.currentTimeMillis()),
                            StandardCharsets.US_ASCII));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no JSON: " + form, e);
        }
    }

    /** The answer to a page whose order the broker has. */
    String received(Session session, Order order) {
        String answer = "<p id=\"answer\" hx-swap-oob=\"true\" data-order=\"" + order.clientOrderId()
                + "\" data-outcome=\"received\"><b>received</b></p>" + ticket(session);
        return answer + " ".repeat(Math.max(0, ANSWER_LENGTH - answer.length()));
    }
}
