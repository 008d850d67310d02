package io.tickertape.ticker;

import io.tickertape.ticker.broadcast.Events;
import io.tickertape.ticker.broadcast.Events.Event;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A watcher over a real socket. */
public final class LiveStream implements AutoCloseable {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final long PATIENCE_SECONDS = 15;

    private final HttpResponse<Stream<String>> response;
    private final List<Event> events = new ArrayList<>();
    private final CompletableFuture<Long> end = new CompletableFuture<>();

    private LiveStream(HttpResponse<Stream<String>> response) {
        this.response = response;
        Thread reader = new Thread(this::read, "live-stream");
        reader.setDaemon(true);
        reader.start();
    }

    public static LiveStream open(URI uri, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return new LiveStream(CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofLines()));
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
                throw new AssertionError("not within " + PATIENCE_SECONDS + " s; so far: " + events);
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

    /** When the service ended it in good order, by {@link System#nanoTime()}. */
    public long awaitEnd() throws Exception {
        return end.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private void read() {
        StringBuilder text = new StringBuilder();
        try (Stream<String> lines = response.body()) {
            lines.forEach(line -> {
                text.append(line).append('\n');
                if (line.isEmpty()) {
                    add(Events.parse(text.toString()));
                    text.setLength(0);
                }
            });
            end.complete(System.nanoTime());
        } catch (RuntimeException e) {
            end.completeExceptionally(e);
            add(List.of(new Event("closed", "", e.toString())));
        }
    }

    private synchronized void add(List<Event> more) {
        events.addAll(more);
        notifyAll();
    }

    @Override
    public void close() {
        response.body().close();
    }
}
