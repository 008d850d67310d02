package io.tickertape.testbed.client;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** A form of the desk's page, as the page sends it over its socket. */
public record DeskForm(Map<String, String> fields) {
    public DeskForm {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    private static DeskForm of(String action) {
        return new DeskForm(Map.of("action", action));
    }

    /** The ticket's form: to buy at a limit, for the day; {@link #with} makes it another order. */
    public static DeskForm order(String ticket, String symbol, String quantity, String limitPrice) {
        return order(ticket)
                .with("symbol", symbol)
                .with("side", "BUY")
                .with("quantity", quantity)
                .with("type", "LIMIT")
                .with("limitPrice", limitPrice)
                .with("timeInForce", "DAY");
    }

    /** The ticket's form with nothing filled in. */
    public static DeskForm order(String ticket) {
        return of("order").with("ticket", ticket);
    }

    /**
     * What a trader at work sends in turn: buys and sells one share at the market, and in between buys at a limit.
     *
     * @param turn counted from 0
     * @param limitPrice of the order at a limit
     */
    public static DeskForm ofTurn(int turn, String ticket, String symbol, String limitPrice) {
        DeskForm order = order(ticket)
                .with("symbol", symbol)
                .with("quantity", "1")
                .with("placeAnyway", "true")
                .with("side", turn % 3 == 2 ? "SELL" : "BUY");
        return turn % 3 == 1
                ? order.with("type", "LIMIT").with("timeInForce", "DAY").with("limitPrice", limitPrice)
                : order.with("type", "MARKET").with("timeInForce", "IOC");
    }

    public static DeskForm replace(String orderId, String quantity) {
        return of("replace").with("orderId", orderId).with("quantity", quantity);
    }

    public static DeskForm cancel(String orderId) {
        return of("cancel").with("orderId", orderId);
    }

    public static DeskForm cancelAll() {
        return of("cancel-all");
    }

    /**
     * Asks to be told of a price.
     *
     * @param level the price or the percentage that the condition needs
     */
    public static DeskForm alert(String symbol, String condition, String level) {
        return of("alert").with("symbol", symbol).with("condition", condition).with("level", level);
    }

    public static DeskForm removeAlert(String alertId) {
        return of("alert-remove").with("alertId", alertId);
    }

    /**
     * Asks whether the service is there, and what became of an order.
     *
     * @param ticket whose order the page has lost sight of, or the empty text
     */
    public static DeskForm heartbeat(String ticket) {
        return ticket.isEmpty() ? of("heartbeat") : of("heartbeat").with("ticket", ticket);
    }

    /** The clientOrderId of the order that is written on a ticket; empty for a text that is no ticket. */
    public static String orderOn(String ticket) {
        String[] parts = ticket.split("\\.", -1);
        return parts.length > 1 ? parts[1] : "";
    }

    /** The same form with a field, or with another value in it. */
    public DeskForm with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(fields);
        more.put(name, value);
        return new DeskForm(more);
    }

    /** The same form with all these fields. */
    public DeskForm with(Map<String, String> others) {
        Map<String, String> more = new LinkedHashMap<>(fields);
        more.putAll(others);
        return new DeskForm(more);
    }

    /** As made from what the page showed: the sequence of a report, or the empty text if the page showed none. */
    public DeskForm madeFrom(String report) {
        return report.isEmpty() ? this : with("report", report);
    }

    public String json() {
        return Json.write(fields);
    }
}
