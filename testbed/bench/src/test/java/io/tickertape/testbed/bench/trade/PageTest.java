package io.tickertape.testbed.bench.trade;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PageTest {
    @Test
    void anOrderIsNamedByItsTicket() {
        assertEquals("0a1b", Page.clientOrderId("run.0a1b.1700000000000.ff"));
    }
}
