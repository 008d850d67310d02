package io.tickertape.testbed.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

final class EndIT {
    /** Some six for a service; a JVM that archives its classes at its first end takes as long again. */
    private static final Duration TO_END = Duration.ofSeconds(20);

    @Test
    void theServicesEndByThemselvesThoughKafkaDoesNotAnswer() throws Exception {
        List<String> said = new CopyOnWriteArrayList<>();
        try (Demo demo = Demo.start(TestMarkets.options("end"), said::add)) {
            demo.broker().pause();
            try {
                demo.ticker().requestStop();
                demo.trading().requestStop();
                demo.ticker().stop(TO_END);
                demo.trading().stop(TO_END);
            } finally {
                demo.broker().resume();
            }
            assertFalse(demo.ticker().isAlive());
            assertFalse(demo.trading().isAlive());
        }

        assertEquals(
                List.of(),
                said.stream().filter(line -> line.contains("does not stop")).toList());
    }
}
