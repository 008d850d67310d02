package io.tickertape.testbed.attack;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/**
 * Somebody's browser that shows the board: it takes the stream as pages do, as rows and compressed, and looks at nothing.
 * Without it the service would make its first rows of a run under attack.
 */
final class BoardPage implements AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final int BUFFER_BYTES = 16_384;

    private final HttpRequest stream;
    private final Thread thread;
    private volatile boolean closing;

    BoardPage(Service ticker) {
        stream = HttpRequest.newBuilder(URI.create(ticker.origin() + "/prices/stream?rate=4"))
                .header("Accept-Encoding", "gzip")
                .build();
        thread = new Thread(this::show, "board page");
        thread.setDaemon(true);
        thread.start();
    }

    private void show() {
        byte[] buffer = new byte[BUFFER_BYTES];
        try (InputStream rows =
                HTTP.send(stream, HttpResponse.BodyHandlers.ofInputStream()).body()) {
            while (!closing && rows.read(buffer) >= 0) {
                // The verdict is about the watcher's prices, not about these rows.
            }
        } catch (IOException ended) {
            // So is the end of its stream.
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closing = true;
        thread.interrupt();
    }
}
