package io.tickertape.testbed.attack;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a service answered on a connection, in few words: the codes of every response, since one could be too many. */
final class Statuses {
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3})");
    private static final long PATIENCE_MILLIS = 4_000;
    /** A second response to one request comes right after the first. */
    private static final long QUIET_MILLIS = 100;

    private Statuses() {}

    /** Waits for an answer: codes such as {@code 400}, {@code closed} without one, or {@code silent}. */
    static String await(Wire wire) throws IOException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
        while (!wire.isEnded() && System.nanoTime() < end) {
            boolean isAnswered = wire.text().startsWith("HTTP/");
            if (!wire.awaitMore(isAnswered ? QUIET_MILLIS : PATIENCE_MILLIS) && isAnswered) {
                break;
            }
            if (isEndless(wire.text())) {
                break;
            }
        }
        return of(wire);
    }

    private static boolean isEndless(String text) {
        return text.contains("text/event-stream");
    }

    private static String of(Wire wire) {
        Map<String, Integer> codes = new LinkedHashMap<>();
        Matcher status = STATUS.matcher(wire.text());
        while (status.find()) {
            codes.merge(status.group(1), 1, Integer::sum);
        }
        if (!codes.isEmpty()) {
            return codes.entrySet().stream()
                    .map(code -> code.getKey() + (code.getValue() == 1 ? "" : "x" + code.getValue()))
                    .collect(Collectors.joining("+"));
        }
        return wire.isEnded() ? "closed" : "silent";
    }
}
