package io.tickertape.testbed.bench.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tickertape.testbed.bench.process.Layout;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class FanOutIT {
    @Test
    void tellsEveryTickToEveryWatcherOfTheTickerAndOfRawNetty() {
        Options options = Options.parse(List.of(
                "--watchers", "50", "--seconds", "2", "--warm-up", "1", "--rounds", "1", "--servers", "ticker,netty"));
        StringBuilder notes = new StringBuilder();
        String report;
        try (Bench bench =
                new Bench(Layout.find(), options, note -> notes.append(note).append('\n'))) {
            report = new FanOut().run(bench);
        }
        for (String server : List.of("this ticker-service", "raw Netty")) {
            assertTrue(
                    Pattern.compile("\\| " + server + " \\| [0-9,]+ \\| 100\\.0 % \\| [0-9.]+ \\|")
                            .matcher(report)
                            .find(),
                    () -> report + notes);
        }
        assertEquals(
                2, report.lines().filter(line -> line.contains("to raw Netty:")).count(), report);
    }
}
