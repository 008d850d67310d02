package io.tickertape.testbed.process;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Asks a service for its health. */
public final class ServiceHealth {
    private static final Duration PATIENCE = Duration.ofSeconds(45);
    /** It is answered from memory: a service that thinks about it for longer hangs. */
    private static final Duration ANSWER = Duration.ofSeconds(5);

    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpRequest request;

    /** @param server where the service is, without a path */
    public ServiceHealth(URI server) {
        request = HttpRequest.newBuilder(server.resolve("/health"))
                .timeout(ANSWER)
                .build();
    }

    /** Waits until {@code /health} answers with this status and all of these words, for less than a minute. */
    public void await(int status, String... words) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        String last = "";
        while (System.nanoTime() < end) {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            last = answer.statusCode() + " " + answer.body();
            if (answer.statusCode() == status && List.of(words).stream().allMatch(answer.body()::contains)) {
                return;
            }
            LockSupport.parkNanos(50_000_000);
        }
        throw new AssertionError("no " + status + " with " + List.of(words) + ", but " + last);
    }
}
