package io.tickertape.testbed.client;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * How a page opens its WebSocket.
 *
 * @param url of the service
 * @param origin that the page is from; null for a program, which says none
 * @param cookies as a browser sends them, or the empty text
 */
public record Handshake(String url, String path, @Nullable String origin, String cookies) {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

    /** The same from a page of another origin. */
    public Handshake from(@Nullable String otherOrigin) {
        return new Handshake(url, path, otherOrigin, cookies);
    }

    CompletableFuture<WebSocket> begin(WebSocket.Listener listener) {
        WebSocket.Builder builder = HTTP.newWebSocketBuilder().connectTimeout(PATIENCE);
        if (origin != null) {
            builder.header("Origin", origin);
        }
        if (!cookies.isEmpty()) {
            builder.header("Cookie", cookies);
        }
        return builder.buildAsync(URI.create("ws" + url.substring("http".length()) + path), listener);
    }

    /**
     * Opens the socket.
     *
     * @throws IOException if the service refuses the handshake, or cannot be reached
     */
    public WebSocket connect(WebSocket.Listener listener) throws IOException {
        try {
            return begin(listener).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof IOException refused) {
                throw refused;
            }
            throw e;
        }
    }
}
