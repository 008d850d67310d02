package io.tickertape.testbed.browser;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A page of Chromium, spoken to by the DevTools protocol: one command at a time, whose answer is awaited.
 *
 * @see <a href="https://chromedevtools.github.io/devtools-protocol/">Chrome DevTools Protocol</a>
 */
final class DevTools implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 60;

    private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    private final WebSocket socket;
    private int commands;

    DevTools(HttpClient client, URI page) {
        socket = client.newWebSocketBuilder().buildAsync(page, new Messages()).join();
    }

    /** Sends a command and returns its answer, both as JSON. */
    String send(String method, String parameters) throws InterruptedException {
        int id = ++commands;
        socket.sendText("{\"id\":" + id + ",\"method\":\"" + method + "\",\"params\":" + parameters + "}", true)
                .join();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (true) {
            String message = messages.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (message == null) {
                throw new BrowserException(method + " was not answered within " + PATIENCE_SECONDS + " s");
            }
            if (message.startsWith("{\"id\":" + id + ",")) {
                if (message.startsWith("\"error\"", message.indexOf(',') + 1)) {
                    throw new BrowserException(method + ": " + message);
                }
                return message;
            }
        }
    }

    /** Returns the value of an expression in the page, as text. */
    String evaluate(String expression) throws InterruptedException {
        String answer = send(
                "Runtime.evaluate",
                "{\"expression\":\"String(" + expression.replace("\\", "\\\\").replace("\"", "\\\"") + ")\"}");
        Matcher value = Pattern.compile("\"value\":\"((?:[^\"\\\\]|\\\\.)*)\"").matcher(answer);
        if (!value.find()) {
            throw new BrowserException(expression + ": " + answer);
        }
        return value.group(1);
    }

    @Override
    public void close() {
        socket.abort();
    }

    private final class Messages implements WebSocket.Listener {
        private final StringBuilder message = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            message.append(part);
            if (last) {
                messages.add(message.toString());
                message.setLength(0);
            }
            from.request(1);
            return null;
        }
    }
}
