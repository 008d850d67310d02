package io.tickertape.testbed.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Says where a test's whole market lives: on free ports, in a folder of its own below this module's target. */
public final class TestMarkets {
    private TestMarkets() {}

    /**
     * Options for a market that is in nobody's way.
     *
     * @param folder that the tests of one kind share
     */
    public static Options options(String folder) throws IOException {
        Path root = Path.of("").toAbsolutePath().resolve("../..").normalize();
        Path data = Files.createDirectories(root.resolve("testbed/demo/target").resolve(folder));
        return Options.onFreePorts(root, Files.createTempDirectory(data, "market"));
    }
}
