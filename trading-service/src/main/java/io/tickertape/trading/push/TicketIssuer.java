package io.tickertape.trading.push;

/** Issues the tickets that pages write orders on; any thread may ask. */
public interface TicketIssuer {
    /** A fresh ticket of this account, as its form holds it. */
    String issueText(String account);
}
