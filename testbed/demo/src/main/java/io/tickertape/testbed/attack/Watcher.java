package io.tickertape.testbed.attack;

import io.tickertape.testbed.client.Events;
import io.tickertape.testbed.client.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Somebody who looks at the whole board all the time, on one stream, and sees how old the market's prices are. */
final class Watcher implements AutoCloseable {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private static final long PAUSE_MILLIS = 250;

    private final URI stream;
    private final PriceAges ages = new PriceAges();
    private final Map<String, Instant> shown = new ConcurrentHashMap<>();
    private final Map<String, BigDecimal> prices = new ConcurrentHashMap<>();
    private final Thread thread;
    private final CountDownLatch closing = new CountDownLatch(1);

    Watcher(Service ticker) {
        stream = URI.create(ticker.origin() + "/prices/stream?format=json");
        thread = new Thread(this::watch, "watcher");
        thread.setDaemon(true);
        thread.start();
    }

    /** How old the prices were that came. */
    PriceAges ages() {
        return ages;
    }

    Optional<BigDecimal> price(String symbol) {
        return Optional.ofNullable(prices.get(symbol));
    }

    private void watch() {
        try {
            do {
                watchOneStream();
                ages.lostStream();
            } while (!closing.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns when the stream has ended, or could not begin. */
    private void watchOneStream() throws InterruptedException {
        try {
            HttpResponse<Stream<String>> answer =
                    HTTP.send(HttpRequest.newBuilder(stream).build(), HttpResponse.BodyHandlers.ofLines());
            Events.Reader reader = new Events.Reader(this::take);
            try (Stream<String> lines = answer.body()) {
                lines.takeWhile(line -> closing.getCount() > 0).forEach(reader::line);
            }
        } catch (IOException | UncheckedIOException lost) {
            // The caller counts the end of the stream.
        }
    }

    private void take(Events.Event event) {
        if (event.name().startsWith(BadRecords.SYMBOLS)
                || !event.data().startsWith("{\"symbol\"")
                || !event.data().contains("\"price\"")) {
            return;
        }
        Map<String, String> quote = Json.read(event.data().strip());
        Instant time = Instant.parse(quote.getOrDefault("time", ""));
        prices.put(event.name(), new BigDecimal(quote.getOrDefault("price", "0")));
        Instant before = shown.put(event.name(), time);
        // What a stream begins with may be old, and so is a price whose state alone has changed.
        if (before != null && time.isAfter(before)) {
            ages.came(Duration.between(time, Instant.now()));
        }
    }

    @Override
    public void close() {
        closing.countDown();
        thread.interrupt();
    }
}
