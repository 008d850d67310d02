package io.tickertape.testbed.smoke;

import io.tickertape.testbed.client.ClientException;
import io.tickertape.testbed.client.DeskPage;
import io.tickertape.testbed.client.Fragment;
import io.tickertape.testbed.client.LiveStream;
import io.tickertape.testbed.client.Visitor;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The steps, in their order; each is told by one line. */
final class Smoke {
    private static final String ELSEWHERE = "http://elsewhere.example";

    /** One step, which throws what it saw instead of what it waits for. */
    private interface Step<T> {
        T take() throws IOException, InterruptedException;
    }

    private final SmokeOptions options;
    private final Consumer<String> console;
    private final Kcat kafka;
    private final Visitor board;

    Smoke(SmokeOptions options, Consumer<String> console) {
        this.options = options;
        this.console = console;
        kafka = new Kcat(options.kafka());
        board = new Visitor(options.ticker());
    }

    /** Whether everything works; the first step that fails is the last. */
    boolean run() throws InterruptedException {
        try {
            step("the board's service is healthy", () -> until(60, () -> isHealthy(board)));
            step("the desk's service is healthy", () -> until(60, () -> isHealthy(new Visitor(options.desk()))));
            String price = pricesReachWatchers();
            ordersReachKafka(price);
            console.accept("everything works");
            return true;
        } catch (ClientException | IOException failed) {
            return false;
        }
    }

    /** The latest price. */
    private String pricesReachWatchers() throws IOException, InterruptedException {
        // Never one price twice in a row, so that an older run's price is not taken for this one's.
        String first = price(100, 500);
        String second = price(500, 1_000);
        String symbol = options.symbol();
        put(first, "");
        String path = "/prices?symbols=" + symbol;
        step("it is in GET /prices", () -> until(10, () -> isThere(board.get(path, "application/json"), first)));
        URI uri = URI.create(options.ticker() + "/prices/stream?symbols=" + symbol);
        try (LiveStream stream = step("GET /prices/stream opens", () -> LiveStream.open(uri))) {
            step("the stream starts with it", () -> stream.await(symbol, first));
            put(second, "");
            step("it is on the stream", () -> stream.await(symbol, second));
        }
        return second;
    }

    private void ordersReachKafka(String price) throws IOException, InterruptedException {
        long since = System.currentTimeMillis();
        String user = options.user();
        String quantity = String.valueOf(ThreadLocalRandom.current().nextInt(100, 200));
        Visitor trader = step(user + " can log in", () -> Visitor.loggedIn(options.desk(), user, options.password()));
        step("the desk's page has an order ticket", () -> until(0, () -> hasTicket(trader.page("/"))));
        step("WS /orders refuses another origin", () -> isRefused(trader));
        try (DeskPage page = step("WS /orders opens", () -> new DeskPage(trader.handshake("/orders")))) {
            page.awaits("id=\"ticket-id\"");
            // The desk takes orders by a fresh price alone, and logging in takes a while.
            put(price, " again");
            String order = page.buys(quantity, options.symbol(), price);
            step(
                    "BUY " + quantity + " " + options.symbol() + " at " + price + " is confirmed",
                    () -> page.awaits("data-outcome=\"received\"", order));
            step("it is on the topic orders", () -> until(10, () -> isOnTheTopic(since, order, quantity)));
        }
    }

    private void put(String price, String words) throws IOException, InterruptedException {
        step(options.symbol() + " at " + price + " is put on prices" + words, () -> {
            kafka.put(
                    "prices",
                    options.symbol(),
                    "{\"symbol\":\"" + options.symbol() + "\",\"price\":\"" + price + "\"}");
            return true;
        });
    }

    /** Always two decimals without a closing zero, which a page may leave out. */
    private static String price(int fromDimes, int toDimes) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return BigDecimal.valueOf(random.nextInt(fromDimes, toDimes) * 10L + random.nextInt(1, 10), 2)
                .toPlainString();
    }

    private boolean isHealthy(Visitor visitor) throws IOException {
        return isThere(visitor.get("/health", "application/json"), "\"UP\"");
    }

    private static boolean isThere(HttpResponse<String> answer, String text) {
        if (answer.statusCode() != 200 || !answer.body().contains(text)) {
            throw new ClientException(
                    answer.uri() + " answers " + answer.statusCode() + " without " + text + ": " + answer.body());
        }
        return true;
    }

    private static boolean hasTicket(String html) {
        if (!new Fragment(html).hiddenFields().containsKey("ticket")) {
            throw new ClientException("no order ticket on the desk's page: " + html);
        }
        return true;
    }

    private static boolean isRefused(Visitor trader) {
        try {
            trader.handshake("/orders")
                    .from(ELSEWHERE)
                    .connect(new WebSocket.Listener() {})
                    .abort();
        } catch (IOException refused) {
            return true;
        }
        throw new ClientException("a page of another origin was let in");
    }

    private boolean isOnTheTopic(long since, String order, String quantity) throws IOException, InterruptedException {
        List<Map<String, String>> commands = kafka.since("orders", since);
        if (commands.stream()
                .noneMatch(command -> order.equals(command.get("clientOrderId"))
                        && options.symbol().equals(command.get("symbol"))
                        && quantity.equals(command.get("quantity")))) {
            throw new ClientException("no order " + order + " on the topic orders, but " + commands);
        }
        return true;
    }

    private <T> T step(String name, Step<T> step) throws IOException, InterruptedException {
        long start = System.nanoTime();
        try {
            T result = step.take();
            console.accept("ok    " + name + " (" + (System.nanoTime() - start) / 1_000_000 + " ms)");
            return result;
        } catch (ClientException | IOException problem) {
            console.accept("FAIL  " + name + ": " + problem.getMessage());
            throw problem;
        }
    }

    /** Repeats the step until it no longer fails, or throws its last failure. */
    private static <T> T until(long seconds, Step<T> step) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (true) {
            try {
                return step.take();
            } catch (ClientException | IOException problem) {
                if (System.nanoTime() > end) {
                    throw problem;
                }
                Thread.sleep(100);
            }
        }
    }
}
