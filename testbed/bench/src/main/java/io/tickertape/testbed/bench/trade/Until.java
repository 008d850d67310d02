package io.tickertape.testbed.bench.trade;

import java.util.Locale;

/** What a page waits for after it has sent an order. */
public enum Until {
    /** The answer that says that the order is received, or done already. */
    RECEIVED,
    /** The row that shows it filled; the next order is sent when the answer is there, all the same. */
    FILLED,
    /** Any message: the other side knows nothing of orders. */
    ECHOED;

    /** What it is called between programs. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
