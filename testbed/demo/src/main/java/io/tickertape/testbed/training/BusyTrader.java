package io.tickertape.testbed.training;

import io.tickertape.testbed.client.DeskForm;
import io.tickertape.testbed.client.DeskSocket;
import io.tickertape.testbed.client.Fragment;
import io.tickertape.testbed.client.Visitor;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Places orders of each kind, the next as soon as the desk has a ticket for it. */
final class BusyTrader implements Callable<Integer>, DeskSocket.Listener {
    /** The most traded ones of the simulated market. */
    static final List<String> SYMBOLS = List.of("AAPL", "NVDA", "MSFT", "TSLA");

    private static final String UNMET = "10";
    private static final int ORDERS_PER_CANCEL = 20;
    private static final long PATIENCE_SECONDS = 1;

    private final String account;
    private final Visitor browser;
    private final long endNanos;
    private final BlockingQueue<String> tickets = new LinkedBlockingQueue<>();
    private int placed;

    /** @param browser in which the account's user has logged in */
    BusyTrader(String account, Visitor browser, long endNanos) {
        this.account = account;
        this.browser = browser;
        this.endNanos = endNanos;
    }

    @Override
    public void message(DeskSocket from, String html) {
        new Fragment(html).ticket().ifPresent(tickets::add);
    }

    /** Trades until the end, and returns how many orders were placed. */
    @Override
    public Integer call() throws IOException, InterruptedException {
        try (DeskSocket socket = new DeskSocket(this)) {
            socket.open(browser.handshake("/orders?account=" + account));
            while (System.nanoTime() < endNanos) {
                @Nullable String ticket = tickets.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
                if (ticket == null) {
                    socket.send(DeskForm.heartbeat("").json());
                    continue;
                }
                String symbol = SYMBOLS.get(placed / 3 % SYMBOLS.size());
                socket.send(DeskForm.ofTurn(placed, ticket, symbol, UNMET).json());
                placed++;
                if (placed % ORDERS_PER_CANCEL == 0) {
                    socket.send(DeskForm.cancelAll().json());
                }
            }
            return placed;
        }
    }
}
