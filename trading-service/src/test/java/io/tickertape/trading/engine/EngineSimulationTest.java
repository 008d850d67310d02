package io.tickertape.trading.engine;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/**
 * Random histories of one account, audited at every report and every step. They are seeded by hand: a number says all of
 * a history, a million of them take minutes, and there is nothing to shrink that is not read faster from the steps
 * which a failure prints.
 */
class EngineSimulationTest {
    private static final long USUAL_HISTORIES = 4_000;

    @Test
    void keepsEveryPromiseInEveryHistory() {
        Long seed = Long.getLong("simulation.seed");
        long histories = Long.getLong("simulation.histories", USUAL_HISTORIES);
        LongStream seeds = seed == null ? LongStream.range(0, histories) : LongStream.of(seed);
        LongAdder fills = new LongAdder();
        seeds.parallel()
                .mapToObj(each -> fault(each, fills))
                .flatMap(Optional::stream)
                .findAny()
                .ifPresent(Assertions::fail);

        assertTrue(seed != null || fills.sum() > histories, () -> fills + " fills in " + histories + " histories");
    }

    /** What is wrong with a history, if anything is. */
    private static Optional<String> fault(long seed, LongAdder fills) {
        RandomHistory history = new RandomHistory(seed);
        try {
            fills.add(history.live());
            return Optional.empty();
        } catch (RuntimeException | AssertionError broken) {
            return Optional.of(
                    "%s%n%s%nat %s%nThis one alone: mvn test -Dtest=EngineSimulationTest -Dsimulation.seed=%d"
                            .formatted(broken, String.join("\n", history.latest()), broken.getStackTrace()[0], seed));
        }
    }
}
