package io.tickertape.testbed.attack;

import java.io.IOException;
import java.nio.file.Path;

/** Leaves the cores to the services and the people, as attackers do who have machines of their own. Needs Linux. */
final class LowestPriority {
    private static final String LOWEST = "19";

    private LowestPriority() {}

    /** Gives the calling thread the lowest priority, which no JVM offers. */
    static void takeIt() throws InterruptedException {
        try {
            String thread =
                    Path.of("/proc/thread-self").toRealPath().getFileName().toString();
            int code = new ProcessBuilder("renice", "-n", LOWEST, "-p", thread)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new AttackException(
                        "renice answered with " + code + ": the attackers would take the services' cores");
            }
        } catch (IOException e) {
            throw new AttackException("The attackers would take the services' cores: there is no renice here", e);
        }
    }
}
