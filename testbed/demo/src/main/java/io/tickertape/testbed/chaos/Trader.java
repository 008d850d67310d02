package io.tickertape.testbed.chaos;

import io.tickertape.testbed.client.DeskForm;
import io.tickertape.testbed.client.Fragment;
import io.tickertape.testbed.client.Visitor;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A trader with some open pages, on a thread of its own: places, cancels and replaces, and never sits still. */
final class Trader {
    private static final int PAGES = 3;
    private static final int FORMS_KEPT = 20;
    private static final int PAUSE_MILLIS = 100;

    final String account;
    private final SplittableRandom random;
    private final RandomForms forms;
    private final List<Page> pages = new ArrayList<>();
    private final Deque<DeskForm> sent = new ArrayDeque<>();
    private final Map<Move, Integer> moves = new ConcurrentHashMap<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread thread;
    private volatile boolean trades = true;

    /** @param browser in which the account's user has logged in */
    Trader(String account, Visitor browser, Tape tape, Told told, SplittableRandom random) {
        this.account = account;
        this.random = random;
        forms = new RandomForms(Chaos.SYMBOLS, tape, random);
        for (int i = 0; i < PAGES; i++) {
            pages.add(new Page(account, browser, told));
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

    /** How often it did what. */
    Map<Move, Integer> moves() {
        return Map.copyOf(moves);
    }

    private void live() {
        try {
            while (true) {
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
        Move move = Move.any(random);
        boolean isDone =
                switch (move) {
                    case PLACE -> place(page, List.of(page));
                    case PLACE_TWICE -> place(page, List.of(page, other(page)));
                    case CANCEL -> cancel(page);
                    case REPLACE -> replace(page, List.of(page), latest(page));
                    case REPLACE_STALE -> replace(page, List.of(page), earlier(page));
                    case REPLACE_TWICE -> replace(page, List.of(page, other(page)), latest(page));
                    case CANCEL_ALL -> send(page, DeskForm.cancelAll().madeFrom(latest(page)));
                    case ALERT -> alert(page);
                    case REPLAY -> replay(page);
                };
        if (isDone) {
            moves.merge(move, 1, Integer::sum);
        }
    }

    private Page other(Page page) {
        return pages.get((pages.indexOf(page) + 1 + random.nextInt(PAGES - 1)) % PAGES);
    }

    /** The latest report that the page showed; the empty text if its markup names none. */
    private static String latest(Page page) {
        List<String> reports = page.reports();
        return reports.isEmpty() ? "" : reports.get(reports.size() - 1);
    }

    private String earlier(Page page) {
        List<String> reports = page.reports();
        return reports.isEmpty() ? "" : reports.get(random.nextInt(reports.size()));
    }

    /** One order, on the ticket of one page, at once on all that are to send it. */
    private boolean place(Page page, List<Page> senders) {
        if (!senders.stream().allMatch(Page::isFree)) {
            return false;
        }
        DeskForm order = forms.order(page.ticket()).orElse(null);
        if (order == null) {
            return false;
        }
        senders.forEach(sender -> sender.place(order));
        sent.addLast(order);
        if (sent.size() > FORMS_KEPT) {
            sent.removeFirst();
        }
        return true;
    }

    private boolean cancel(Page page) {
        List<Fragment.OpenOrder> open = page.open();
        return !open.isEmpty()
                && send(
                        page,
                        DeskForm.cancel(open.get(random.nextInt(open.size())).orderId()));
    }

    /** Each sender with terms of its own. */
    private boolean replace(Page page, List<Page> senders, String report) {
        List<Fragment.OpenOrder> open = page.open();
        if (open.isEmpty()) {
            return false;
        }
        Fragment.OpenOrder order = open.get(random.nextInt(open.size()));
        senders.forEach(sender -> sender.send(forms.replacement(order).madeFrom(report)));
        return true;
    }

    private boolean alert(Page page) {
        List<String> shown = page.alerts();
        if (!shown.isEmpty() && random.nextBoolean()) {
            return send(page, DeskForm.removeAlert(shown.get(random.nextInt(shown.size()))));
        }
        return forms.alert().map(form -> send(page, form)).orElse(false);
    }

    private boolean replay(Page page) {
        return !sent.isEmpty() && send(page, new ArrayList<>(sent).get(random.nextInt(sent.size())));
    }

    private static boolean send(Page page, DeskForm form) {
        page.send(form);
        return true;
    }

    void leave() throws InterruptedException {
        ended.countDown();
        thread.join(5_000);
    }
}
