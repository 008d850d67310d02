package io.tickertape.testbed.attack;

import io.tickertape.testbed.client.DeskForm;
import io.tickertape.testbed.client.DeskSocket;
import io.tickertape.testbed.client.Visitor;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** A trader at work, on a thread of its own: an order at even times, whatever else happens to the desk. */
final class Trader {
    static final int PATIENCE_SECONDS = 5;
    private static final long BETWEEN_MILLIS = 400;
    private static final long BETWEEN_PAGES_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final BigDecimal BELOW = new BigDecimal("0.97");

    private final String account;
    private final Visitor browser;
    private final List<String> symbols;
    private final Function<String, Optional<BigDecimal>> prices;
    private final Dealings dealings;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread thread;
    private Ticket page;
    private int turn;
    private long pageNanos;

    /** @param browser in which the account's user has logged in */
    Trader(
            String account,
            Visitor browser,
            List<String> symbols,
            Function<String, Optional<BigDecimal>> prices,
            Dealings dealings) {
        this.account = account;
        this.browser = browser;
        this.symbols = List.copyOf(symbols);
        this.prices = prices;
        this.dealings = dealings;
        page = new Ticket(dealings);
        thread = new Thread(this::live, "trader " + account);
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    private void live() {
        try {
            open();
            while (!ended.await(BETWEEN_MILLIS, TimeUnit.MILLISECONDS)) {
                if (page.isOver()) {
                    dealings.fault(account + "'s socket was closed by the service");
                    open();
                } else {
                    act();
                }
                load();
            }
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
        } finally {
            page.close();
        }
    }

    private void open() throws InterruptedException {
        page = new Ticket(dealings);
        DeskSocket socket = new DeskSocket(page);
        page.on(socket);
        if (!socket.opens(browser.handshake("/orders?account=" + account), PATIENCE_SECONDS)
                || !page.awaitsTicket(PATIENCE_SECONDS)) {
            dealings.fault(account + "'s page could not open its socket and get a ticket");
        }
    }

    private void act() throws InterruptedException {
        String symbol = symbols.get(turn / 3 % symbols.size());
        Optional<BigDecimal> price = prices.apply(symbol);
        if (price.isEmpty() || !page.awaitsTicket(PATIENCE_SECONDS)) {
            dealings.fault(account + " has no " + (price.isEmpty() ? "price of " + symbol : "ticket"));
            return;
        }
        String word = page.place(form(symbol, price.get()), PATIENCE_SECONDS);
        if (word.isEmpty()) {
            dealings.fault(account + "'s order was not answered within " + PATIENCE_SECONDS + " s: " + page.awaited());
        } else if (word.equals("working") && !page.cancelsAll(PATIENCE_SECONDS)) {
            dealings.fault(
                    account + "'s cancel was not carried out within " + PATIENCE_SECONDS + " s: " + page.standing());
        }
        turn++;
    }

    /** At a limit, it buys at one that is not met. */
    private DeskForm form(String symbol, BigDecimal price) {
        String below = price.multiply(BELOW).setScale(2, RoundingMode.HALF_UP).toPlainString();
        return DeskForm.ofTurn(turn, page.ticket(), symbol, below);
    }

    private void load() {
        if (System.nanoTime() - pageNanos > BETWEEN_PAGES_NANOS) {
            pageNanos = System.nanoTime();
            try {
                browser.page("/");
            } catch (IOException e) {
                dealings.fault(account + "'s desk could not be loaded: " + e.getMessage());
            }
        }
    }

    void leave() throws InterruptedException {
        ended.countDown();
        thread.join(TimeUnit.SECONDS.toMillis(2 * PATIENCE_SECONDS));
    }
}
