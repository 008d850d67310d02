package io.tickertape.testbed.chaos;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tickertape.testbed.demo.Options;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The short form; {@code -Dchaos.kills=50 -Dchaos.seed=7} makes it the long one. */
final class ChaosIT {
    @Test
    void whateverIsKilledOrFrozenNothingIsLostAndNothingDoubled() throws Exception {
        Path root = Path.of("").toAbsolutePath().resolve("../..").normalize();
        Path data = Files.createDirectories(root.resolve("testbed/demo/target/chaos"));
        Plan plan = Plan.of(Long.getLong("chaos.seed", 1), Integer.getInteger("chaos.kills", 3), Plan.Pace.DENSE);
        Verdict verdict = new Chaos(plan, System.out::println)
                .run(Options.onFreePorts(root, Files.createTempDirectory(data, "market")));
        System.out.println(verdict);
        assertTrue(verdict.isWell(), verdict::toString);
    }
}
