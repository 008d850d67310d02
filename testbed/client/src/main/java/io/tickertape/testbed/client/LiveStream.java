package io.tickertape.testbed.client;

import com.github.luben.zstd.ZstdInputStream;
import io.tickertape.testbed.client.Events.Event;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;

/** A watcher of an event stream over a real socket, compressed or not; it keeps the latest events. */
public final class LiveStream implements AutoCloseable {
    /** More than a test awaits; a stream that runs on for hours keeps its heap. */
    static final int EVENTS_KEPT = 20_000;

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final long PATIENCE_SECONDS = 15;

    private final HttpResponse<InputStream> response;
    private final Deque<Event> events = new ArrayDeque<>();
    private final CompletableFuture<Long> end = new CompletableFuture<>();

    private LiveStream(HttpResponse<InputStream> response) {
        this.response = response;
        Thread reader = new Thread(this::read, "live-stream");
        reader.setDaemon(true);
        reader.start();
    }

    /**
     * Opens a stream, and reads its events from now on.
     *
     * @param headers names and values, one after the other
     */
    public static LiveStream open(URI uri, String... headers) throws IOException, InterruptedException {
        return open(CLIENT, uri, headers);
    }

    /** The same by a client that knows whom to trust. */
    public static LiveStream open(HttpClient client, URI uri, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return new LiveStream(client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream()));
    }

    /** As a browser opens a stream again that it has lost. */
    public static LiveStream resume(URI uri, String lastEventId) throws IOException, InterruptedException {
        return open(uri, "Last-Event-ID", lastEventId);
    }

    public HttpResponse<?> response() {
        return response;
    }

    /** The first event, of those already received and those to come, that is looked for. */
    public synchronized Event await(Predicate<Event> wanted) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (true) {
            for (Event event : events) {
                if (wanted.test(event)) {
                    return event;
                }
            }
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                throw new ClientException("not within " + PATIENCE_SECONDS + " s; so far: " + events);
            }
            wait(left);
        }
    }

    public Event await(String name, String part) throws InterruptedException {
        return await(event -> event.name().equals(name) && event.data().contains(part));
    }

    public synchronized List<Event> soFar() {
        return List.copyOf(events);
    }

    /** The position from which a browser would resume. */
    public synchronized String lastEventId() {
        return events.isEmpty() ? "" : events.getLast().id();
    }

    /** When the service ended the stream in good order, by {@link System#nanoTime()}. */
    public long awaitEnd() throws InterruptedException, ExecutionException, TimeoutException {
        return end.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private void read() {
        try (InputStream body = decoded()) {
            read(body);
            end.complete(System.nanoTime());
        } catch (IOException e) {
            // Cut off, or closed here before the reader began.
            end.completeExceptionally(e);
            add(new Event("closed", "", e.toString()));
        }
    }

    private InputStream decoded() throws IOException {
        InputStream body = response.body();
        return switch (response.headers().firstValue("Content-Encoding").orElse("")) {
            case "" -> body;
            case "gzip" -> new GZIPInputStream(body);
            case "zstd" -> new ZstdInputStream(body);
            default -> throw new IOException("Not a coding that this client takes: " + response.headers());
        };
    }

    /** By hand: a reader of the JDK's waits for more than a line where a stream is compressed. */
    private void read(InputStream body) throws IOException {
        Events.Reader reader = new Events.Reader(this::add);
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        byte[] read = new byte[8192];
        for (int count = body.read(read); count >= 0; count = body.read(read)) {
            for (int i = 0; i < count; i++) {
                if (read[i] == '\n') {
                    reader.line(line.toString(StandardCharsets.UTF_8).stripTrailing());
                    line.reset();
                } else {
                    line.write(read[i]);
                }
            }
        }
    }

    private synchronized void add(Event event) {
        events.addLast(event);
        if (events.size() > EVENTS_KEPT) {
            events.removeFirst();
        }
        notifyAll();
    }

    @Override
    public void close() {
        try {
            response.body().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
