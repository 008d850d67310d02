package io.tickertape.testbed.chaos;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A trader with some open pages, on a thread of its own: places, cancels and replaces, and never sits still. */
final class Trader {
    private static final int PAGES = 3;
    private static final int FRAMES_KEPT = 20;
    private static final int PAUSE_MILLIS = 100;
    private static final List<String> TYPES = List.of("MARKET", "LIMIT", "LIMIT", "LIMIT", "STOP", "STOP_LIMIT");
    private static final List<String> TIMES = List.of("DAY", "DAY", "GTC", "IOC", "FOK");

    final String account;
    private final List<String> symbols;
    private final Tape tape;
    private final SplittableRandom random;
    private final List<Page> pages = new ArrayList<>();
    private final Deque<String> sent = new ArrayDeque<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread thread;
    private volatile boolean trades = true;
    private volatile boolean closed;

    Trader(Browser browser, List<String> symbols, Tape tape, Told told, SplittableRandom random) {
        this.account = browser.account;
        this.symbols = symbols;
        this.tape = tape;
        this.random = random;
        for (int i = 0; i < PAGES; i++) {
            pages.add(new Page(browser, told));
        }
        thread = new Thread(this::live, "trader " + account);
        thread.setDaemon(true);
        thread.start();
    }

    /** From now on it places nothing more, but waits for its answers. */
    void rests() {
        trades = false;
    }

    /** Whether every page knows what became of its order. */
    boolean knowsAll() {
        return pages.stream().noneMatch(Page::awaits);
    }

    /** The tickets whose truth it still waits for. */
    List<String> unanswered() {
        return pages.stream()
                .filter(Page::awaits)
                .map(page -> account + " was never told what became of " + page.awaited())
                .toList();
    }

    /** What its pages show as open, each by itself; their sockets have brought it, not a reload. */
    List<List<String>> open() {
        return pages.stream()
                .map(page -> page.open().stream()
                        .map(Fragment.OpenOrder::orderId)
                        .sorted()
                        .toList())
                .toList();
    }

    private void live() {
        try {
            while (!closed) {
                Page page = pages.get(random.nextInt(PAGES));
                if (page.keepAlive() && trades) {
                    act(page);
                }
                if (ended.await(random.nextInt(PAUSE_MILLIS), TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            pages.forEach(Page::close);
        }
    }

    private void act(Page page) {
        int drawn = random.nextInt(100);
        if (drawn < 65) {
            place(page);
        } else if (drawn < 77) {
            cancel(page);
        } else if (drawn < 90) {
            replace(page);
        } else if (drawn < 91) {
            page.send(Json.write(Map.of("action", "cancel-all")));
        } else {
            replay(page);
        }
    }

    private void place(Page page) {
        String symbol = symbols.get(random.nextInt(symbols.size()));
        BigDecimal last = tape.price(symbol).orElse(null);
        if (last == null || !page.isFree()) {
            return;
        }
        String type = TYPES.get(random.nextInt(TYPES.size()));
        Map<String, String> order = new HashMap<>();
        order.put("symbol", symbol);
        order.put("side", random.nextInt(100) < 55 ? "BUY" : "SELL");
        order.put("quantity", String.valueOf(1 + random.nextInt(60)));
        order.put("type", type);
        order.put("timeInForce", type.startsWith("STOP") ? "DAY" : TIMES.get(random.nextInt(TIMES.size())));
        if (type.endsWith("LIMIT")) {
            order.put("limitPrice", near(last));
        }
        if (type.startsWith("STOP")) {
            order.put("stopPrice", near(last));
        }
        if (random.nextInt(4) > 0) {
            order.put("placeAnyway", "true");
        }
        keep(page.place(order));
    }

    /** Mostly within what has just been traded, so that there is much to fill. */
    private String near(BigDecimal last) {
        int tenths = random.nextInt(31) - 15;
        return last.multiply(BigDecimal.valueOf(1_000 + tenths))
                .movePointLeft(3)
                .setScale(2, RoundingMode.HALF_UP)
                .toPlainString();
    }

    private void cancel(Page page) {
        List<Fragment.OpenOrder> open = page.open();
        if (!open.isEmpty()) {
            Fragment.OpenOrder order = open.get(random.nextInt(open.size()));
            page.send(Json.write(Map.of("action", "cancel", "orderId", order.orderId())));
        }
    }

    private void replace(Page page) {
        List<Fragment.OpenOrder> open = page.open();
        if (open.isEmpty()) {
            return;
        }
        Fragment.OpenOrder order = open.get(random.nextInt(open.size()));
        Map<String, String> form = new HashMap<>();
        form.put("action", "replace");
        form.put("orderId", order.orderId());
        form.put("quantity", String.valueOf(1 + random.nextInt(80)));
        BigDecimal last = tape.price(order.symbol()).orElse(null);
        if (last != null && !order.limitPrice().isEmpty()) {
            form.put("limitPrice", near(last));
        }
        page.send(Json.write(form));
    }

    /** By hand, or from a second tab: an order that was sent before, on the ticket that it was sent on. */
    private void replay(Page page) {
        if (!sent.isEmpty()) {
            page.send(new ArrayList<>(sent).get(random.nextInt(sent.size())));
        }
    }

    private void keep(String frame) {
        sent.addLast(frame);
        if (sent.size() > FRAMES_KEPT) {
            sent.removeFirst();
        }
    }

    void leave() throws InterruptedException {
        closed = true;
        ended.countDown();
        thread.join(5_000);
    }
}
