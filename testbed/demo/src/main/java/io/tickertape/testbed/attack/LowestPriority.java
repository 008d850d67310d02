package io.tickertape.testbed.attack;

import java.io.IOException;
import java.nio.file.Path;

/** Attackers have machines of their own: here they take what the services and the people leave. Linux alone can do it. */
final class LowestPriority {
    private static final String LOWEST = "19";

    private LowestPriority() {}

    /** Of the calling thread, which no JVM offers. */
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
