package io.tickertape.testbed.bench.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tickertape.testbed.bench.process.BenchException;
import io.tickertape.testbed.bench.process.Contender;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {
    @Test
    void showsMediansRatiosAndWhatWasMet() {
        Results<Double> results = new Results<>(List.of("this", "that", "broken"));
        results.add("this", 3.0);
        results.add("this", 30.0);
        results.add("this", 4.0);
        results.add("that", 2.0);
        results.add("that", 4.0);
        results.fail("broken", "it has ended");
        assertEquals(
                """
                ## Heading

                Situation

                | | ms | to that |
                |---|---:|---:|
                | this | 4.0 | 1.33 |
                | that | 3.0 | 1.00 |
                | broken | – | – |

                - broken failed: it has ended
                - ms: 4.0, to be ≤ 4.0: **met**
                - ratio: 1.33, to be ≤ 1.25: **missed**
                - less: 4.0, to be < 3.0: **missed**
                - more: 4.0, to be > 3.0: **met**
                - enough: 4.0, to be ≥ 4.0: **met**
                - not enough: 4.0, to be ≥ 4.1: **missed**

                """,
                new Report<>(results)
                        .column("ms", "%.1f", figure -> figure)
                        .ratio("to that", "that", figure -> figure)
                        .atMost("ms", results.median("this", figure -> figure), 4, "%.1f")
                        .atMost("ratio", results.ratio("this", "that", figure -> figure), 1.25, "%.2f")
                        .atMost("never measured", results.median("broken", figure -> figure), 1, "%.1f")
                        .below(
                                "less",
                                results.median("this", figure -> figure),
                                results.median("that", figure -> figure),
                                "%.1f")
                        .above(
                                "more",
                                results.median("this", figure -> figure),
                                results.median("that", figure -> figure),
                                "%.1f")
                        .atLeast("enough", results.median("this", figure -> figure), 4, "%.1f")
                        .atLeast("not enough", results.median("this", figure -> figure), 4.1, "%.1f")
                        .markdown("Heading", "Situation"));
    }

    @Test
    void readsItsOptions() {
        Options options = Options.parse(
                List.of("--watchers", "50", "--servers", "ticker,netty", "--spread", "--setting", "a.b=c=d"));
        assertEquals(50, options.watchersOr(5_000));
        assertEquals(List.of(Contender.TICKER, Contender.NETTY), options.servers());
        assertEquals("c=d", options.settings().get("a.b"));
        assertEquals(List.of(0, 500), Options.parse(List.of("--rate", "0,500")).ratesOr(7));
        assertEquals(List.of(7), options.ratesOr(7));
        assertFalse(options.trained());
        assertTrue(Options.parse(List.of("--trained")).trained());
        assertFalse(options.cold());
        assertTrue(Options.parse(List.of("--cold")).cold());
        assertThrows(BenchException.class, () -> Options.parse(List.of("--rate", "fast")));
        assertEquals(6, Options.parse(List.of()).generatorsFor(15_000));
        assertThrows(BenchException.class, () -> Options.parse(List.of("--wathcers", "50")));
        assertThrows(BenchException.class, () -> Options.parse(List.of("--rounds", "0")));
        assertThrows(BenchException.class, () -> Options.parse(List.of("--servers", "apache")));
    }

    @Test
    void refusesMoreConnectionsThanFiles() {
        BenchException refused = assertThrows(BenchException.class, () -> OpenFiles.require(1_000_000_000));
        assertEquals(
                "1,000,000,000 watchers need 1,000,001,000 open files in one process",
                String.valueOf(refused.getMessage()).split(", and only", -1)[0]);
    }
}
