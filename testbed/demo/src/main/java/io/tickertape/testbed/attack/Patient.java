package io.tickertape.testbed.attack;

import io.tickertape.testbed.demo.Member;
import io.tickertape.testbed.process.Usage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One service under attack: whether it says that it is well, how fast, and what it has used. */
final class Patient {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String HEAP = "jvm_memory_used_bytes{area=\"heap\"";
    /** A heap of 512 MB, and what the JVM and Netty keep beside it. */
    private static final long MOST_KILOBYTES = 1_000 * 1024;

    private static final long GROWTH_KILOBYTES = 160 * 1024;
    private static final int FEW = 12;
    private static final int OK = 200;

    private final Member member;
    private final Times answers = new Times();
    private final List<Long> kilobytes = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private Usage before;

    Patient(Member member) {
        this.member = member;
        before = Usage.of(List.of(member.pid()));
    }

    /** Asks for its health, as a supervisor does. */
    void ask() throws InterruptedException {
        long begun = System.nanoTime();
        try {
            HttpResponse<String> health = get("/health");
            answers.add(System.nanoTime() - begun);
            if (health.statusCode() != OK || !health.body().contains("\"UP\"")) {
                faults.add(member.name() + " says that it is not well: " + health.statusCode() + " " + health.body());
            }
        } catch (IOException e) {
            faults.add(member.name() + " does not answer for its health within " + PATIENCE.toSeconds() + " s: " + e);
        }
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create(member.url() + path))
                        .timeout(PATIENCE)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** What it used since this was asked last, over so many seconds. */
    String fresh(double seconds) throws InterruptedException {
        try {
            Usage now = Usage.of(List.of(member.pid()));
            long cpuMicros = now.since(before).cpuMicros();
            before = now;
            kilobytes.add(now.residentKilobytes());
            return "%s health %s, %d MB, heap %s, %.0f %% of a core"
                    .formatted(
                            member.name(),
                            answers.fresh(),
                            now.residentKilobytes() / 1024,
                            heap(),
                            cpuMicros / 1e4 / seconds);
        } catch (UncheckedIOException ended) {
            return member.name() + " has ended";
        }
    }

    private String heap() throws InterruptedException {
        try {
            double bytes = get("/prometheus")
                    .body()
                    .lines()
                    .filter(line -> line.startsWith(HEAP))
                    .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                    .sum();
            return "%.0f MB".formatted(bytes / (1 << 20));
        } catch (IOException e) {
            return "unknown";
        }
    }

    String whole() {
        return "%s: health %s; %d MB at most"
                .formatted(
                        member.name(),
                        answers.whole(),
                        kilobytes.stream().mapToLong(each -> each).max().orElse(0) / 1024);
    }

    /** What is wrong with it; its memory is too much, or in a long run still growing in the last quarter. */
    List<String> faults() {
        List<String> all = new ArrayList<>(faults.subList(0, Math.min(5, faults.size())));
        long most = kilobytes.stream().mapToLong(each -> each).max().orElse(0);
        if (most > MOST_KILOBYTES) {
            all.add(member.name() + " has taken " + most / 1024 + " MB");
        }
        int quarter = kilobytes.size() / 4;
        if (kilobytes.size() >= FEW) {
            long early = kilobytes.subList(quarter, 2 * quarter).stream()
                    .mapToLong(each -> each)
                    .max()
                    .orElse(0);
            if (most - early > GROWTH_KILOBYTES) {
                all.add("%s grows: %d MB in the second quarter of the run, %d MB later"
                        .formatted(member.name(), early / 1024, most / 1024));
            }
        }
        if (!member.isAlive()) {
            all.add(member.name() + " has ended");
        }
        return all;
    }
}
