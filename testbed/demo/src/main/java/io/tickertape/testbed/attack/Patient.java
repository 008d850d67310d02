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
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** One service under attack: whether it says that it is well, how fast, and what it has used. */
final class Patient {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String HEAP = "jvm_memory_used_bytes{area=\"heap\"";
    /** A heap of 512 MB, and what the JVM and Netty keep beside it. */
    private static final long MOST_KILOBYTES = 1_000 * 1024;

    /** In a quarter of a run; by its last one a heap has grown to what it may be. */
    private static final long GROWTH_KILOBYTES = 80 * 1024;

    private static final int QUARTERS = 4;
    private static final int FEW = 12;
    private static final int OK = 200;

    private final Member member;
    private final Times answers = new Times();
    private final List<Long> kilobytes = new ArrayList<>();
    private final List<Long> heapMegabytes = new ArrayList<>();
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
            long bytes = (long) get("/prometheus")
                    .body()
                    .lines()
                    .filter(line -> line.startsWith(HEAP))
                    .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                    .sum();
            heapMegabytes.add(bytes >> 20);
            return "%d MB".formatted(bytes >> 20);
        } catch (IOException e) {
            return "unknown";
        }
    }

    String whole() {
        return "%s: health %s; %d MB at most; heap at least %s MB in each quarter of the run"
                .formatted(
                        member.name(),
                        answers.whole(),
                        most(kilobytes) / 1024,
                        IntStream.range(0, QUARTERS)
                                .mapToObj(quarter -> Long.toString(least(quarter(heapMegabytes, quarter))))
                                .collect(Collectors.joining(", ")));
    }

    private static <T> List<T> quarter(List<T> all, int which) {
        return all.subList(which * all.size() / QUARTERS, (which + 1) * all.size() / QUARTERS);
    }

    private static long most(List<Long> figures) {
        return figures.stream().mapToLong(each -> each).max().orElse(0);
    }

    /** Of a heap no more than a hint: its old part may not be collected for a quarter of an hour. */
    private static long least(List<Long> figures) {
        return figures.stream().mapToLong(each -> each).min().orElse(0);
    }

    /** What is wrong with it; its memory is too much, or in a long run still growing in the last quarter. */
    List<String> faults() {
        List<String> all = new ArrayList<>(faults.subList(0, Math.min(5, faults.size())));
        if (most(kilobytes) > MOST_KILOBYTES) {
            all.add(member.name() + " has taken " + most(kilobytes) / 1024 + " MB");
        }
        if (kilobytes.size() >= FEW) {
            long third = most(quarter(kilobytes, 2));
            long last = most(quarter(kilobytes, 3));
            if (last - third > GROWTH_KILOBYTES) {
                all.add("%s grows: %d MB in the third quarter of the run, %d MB in the last"
                        .formatted(member.name(), third / 1024, last / 1024));
            }
        }
        if (!member.isAlive()) {
            all.add(member.name() + " has ended");
        }
        return all;
    }
}
