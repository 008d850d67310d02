package io.tickertape.trading.push;

import io.micronaut.websocket.CloseReason;

/** Where what a page is told goes. Any thread may use it. */
public interface Outlet {
    void send(String html);

    /** An answer to what the page itself has sent was among what went. */
    default void answered(Answer answer) {}

    void close(CloseReason reason);

    /** Whether what the page still sends is too late to be answered. */
    boolean isClosing();

    /** How many bytes wait to be read by the browser. */
    long waitingBytes();
}
