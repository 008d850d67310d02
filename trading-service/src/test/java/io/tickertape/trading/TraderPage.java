package io.tickertape.trading;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a trader's browser is to the service: a socket that sends forms and is sent fragments. */
public final class TraderPage implements AutoCloseable, WebSocket.Listener {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Pattern TICKET = Pattern.compile("id=\"ticket-id\" name=\"ticket\" value=\"([^\"]+)\"");

    /** Cookies by account: every service of this JVM signs them with one key. */
    private static final Map<String, String> LOGINS = new ConcurrentHashMap<>();

    public final List<String> messages = new CopyOnWriteArrayList<>();
    private final BlockingQueue<String> fresh = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder parts = new StringBuilder();
    private volatile String ticket = "";
    private @Nullable WebSocket socket;

    private TraderPage() {}

    /** Alice's. */
    public static TraderPage open(int port) throws IOException {
        return open(port, "alice");
    }

    public static TraderPage open(int port, String account) throws IOException {
        return openWith(port, cookiesOf(port, account));
    }

    /** In a browser that has these cookies. */
    public static TraderPage openWith(int port, String cookies) throws IOException {
        TraderPage page = new TraderPage();
        page.socket = connect(port, "/orders", "http://localhost:" + port, cookies, page);
        return page;
    }

    /** Opens a socket as a page of some other origin would in alice's browser. */
    public static WebSocket connect(int port, @Nullable String origin, WebSocket.Listener listener) throws IOException {
        return connect(port, "/orders", origin, cookiesOf(port, "alice"), listener);
    }

    /** Logs the account in, once. */
    public static String cookiesOf(int port, String account) throws IOException {
        String known = LOGINS.get(account);
        if (known != null) {
            return known;
        }
        String cookies = Visitor.loggedIn(port, account).cookieHeader();
        LOGINS.put(account, cookies);
        return cookies;
    }

    /**
     * Opens a socket as a page would.
     *
     * @param cookies as a browser sends them, or the empty text
     */
    public static WebSocket connect(
            int port, String path, @Nullable String origin, String cookies, WebSocket.Listener listener)
            throws IOException {
        WebSocket.Builder builder = HTTP.newWebSocketBuilder();
        if (origin != null) {
            builder.header("Origin", origin);
        }
        if (!cookies.isEmpty()) {
            builder.header("Cookie", cookies);
        }
        try {
            return builder.buildAsync(URI.create("ws://localhost:" + port + path), listener)
                    .join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof IOException refused) {
                throw refused;
            }
            throw e;
        }
    }

    /** The ticket that the page has now. */
    public String ticket() {
        return ticket;
    }

    public String orderOf(String written) {
        return written.split("\\.", -1)[1];
    }

    /** Buys on the ticket that the page has, and returns the clientOrderId. */
    public String buys(String quantity, String symbol, String limitPrice) {
        String written = ticket;
        send(order(written, symbol, quantity, limitPrice));
        return orderOf(written);
    }

    public static String order(String ticket, String symbol, String quantity, String limitPrice) {
        return json(Map.of(
                "action",
                "order",
                "ticket",
                ticket,
                "symbol",
                symbol,
                "side",
                "BUY",
                "quantity",
                quantity,
                "type",
                "LIMIT",
                "limitPrice",
                limitPrice,
                "timeInForce",
                "DAY"));
    }

    public static String json(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> "\"" + field.getKey() + "\":\"" + field.getValue() + "\"")
                .collect(Collectors.joining(",", "{", "}"));
    }

    public void send(String text) {
        socket().sendText(text, true).join();
    }

    public WebSocket socket() {
        if (socket == null) {
            throw new IllegalStateException("The page is not open");
        }
        return socket;
    }

    /** Waits for the next message with all these texts in it, and drops those before it. */
    public String awaits(String... texts) throws InterruptedException {
        List<String> skipped = new CopyOnWriteArrayList<>();
        for (String message = next(); message != null; message = next()) {
            String candidate = message;
            if (List.of(texts).stream().allMatch(candidate::contains)) {
                return candidate;
            }
            skipped.add(candidate);
        }
        throw new AssertionError("No message with " + List.of(texts) + ", but " + skipped);
    }

    private @Nullable String next() throws InterruptedException {
        return fresh.poll(30, TimeUnit.SECONDS);
    }

    /** Waits until the service has answered a heartbeat: everything that it sent before has arrived. */
    public void awaitsHeartbeat() throws InterruptedException {
        send(json(Map.of("action", "heartbeat")));
        awaits("id=\"heartbeat\"");
    }

    public int awaitsClose() {
        return closed.orTimeout(30, TimeUnit.SECONDS).join();
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        parts.append(data);
        if (last) {
            String message = parts.toString();
            parts.setLength(0);
            Matcher issued = TICKET.matcher(message);
            if (issued.find()) {
                ticket = issued.group(1);
            }
            messages.add(message);
            fresh.add(message);
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closed.complete(code);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable failure) {
        closed.complete(1006);
    }

    @Override
    public void close() {
        socket().abort();
    }
}
