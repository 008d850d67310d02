package io.tickertape.testbed.bench.trade;

import java.nio.charset.StandardCharsets;

/** Orders as text: what a page sends, and what the service writes to its journal about it. */
public final class OrderText {
    /** Of which each trader orders one. */
    public static final int SYMBOLS = 20;

    /** An instant in epoch milliseconds after which an order may not be journaled any more. */
    private static final long LIFETIME_MILLIS = 10_000;

    private OrderText() {}

    /** What the order form of a page sends: one share, to be bought at once at what it costs. */
    static byte[] form(String ticket, String symbol) {
        return ("{\"action\":\"order\",\"ticket\":\"" + ticket + "\",\"symbol\":\"" + symbol
                        + "\",\"side\":\"BUY\",\"quantity\":\"1\",\"type\":\"MARKET\",\"limitPrice\":\"\","
                        + "\"timeInForce\":\"IOC\",\"HEADERS\":{\"HX-Request\":\"true\",\"HX-Trigger\":\"ticket-form\","
                        + "\"HX-Trigger-Name\":null,\"HX-Target\":\"ticket-form\","
                        + "\"HX-Current-URL\":\"http://localhost:8081/\"}}")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** The same order as it stands in the journal. */
    public static byte[] record(String account, String clientOrderId, String symbol, long submittedMillis) {
        return ("{\"action\":\"order\",\"clientOrderId\":\"" + clientOrderId + "\",\"account\":\"" + account
                        + "\",\"symbol\":\"" + symbol + "\",\"side\":\"BUY\",\"quantity\":\"1\",\"type\":\"MARKET\","
                        + "\"timeInForce\":\"IOC\",\"submitted\":" + submittedMillis + ",\"expires\":"
                        + (submittedMillis + LIFETIME_MILLIS) + "}")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** A name as long as those that the service gives to orders. */
    public static String clientOrderId(long place, long number) {
        return String.format("%016x%016x", place, number);
    }
}
