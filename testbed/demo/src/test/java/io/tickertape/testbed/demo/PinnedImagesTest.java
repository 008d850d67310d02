package io.tickertape.testbed.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A tag of an image may be moved: releases name their images by digest. */
class PinnedImagesTest {
    private static final Path FOLDER = Path.of("../../docker");
    private static final String DIGEST = "@sha256:" + "0123456789abcdef".repeat(4);

    private record Answer(int exitCode, String errors) {}

    @Test
    void aReleaseNamesItsImagesByDigest() throws Exception {
        Matcher version =
                Pattern.compile("<version>(.*?)</version>").matcher(Files.readString(Path.of("../../pom.xml")));
        assertTrue(version.find());
        Answer check = check(FOLDER);

        assertTrue(version.group(1).endsWith("-SNAPSHOT") || check.exitCode() == 0, check.errors());
    }

    @Test
    void theCheckNamesEachImageThatIsNotPinned(@TempDir Path folder) throws Exception {
        write(folder, "registry/broker:1.0", "runtime:25" + DIGEST);
        assertEquals(
                new Answer(
                        1,
                        "pin: not pinned to a digest: registry/broker:1.0 - run docker/pin, look at the change, commit it\n"),
                check(folder));
    }

    @Test
    void theCheckPassesImagesWithTagAndDigest(@TempDir Path folder) throws Exception {
        write(folder, "registry/broker:1.0" + DIGEST, "runtime:25" + DIGEST);
        assertEquals(new Answer(0, ""), check(folder));
    }

    private static void write(Path folder, String image, String base) throws IOException {
        Files.copy(FOLDER.resolve("pin"), folder.resolve("pin"));
        Files.writeString(
                folder.resolve("compose.yaml"), "services:\n  kafka:\n    image: " + image + "\n    init: true\n");
        Files.writeString(folder.resolve("Dockerfile"), "FROM " + base + "\nRUN true\n");
    }

    private static Answer check(Path folder) throws IOException, InterruptedException {
        Process pin = new ProcessBuilder("sh", folder.resolve("pin").toString(), "--check").start();
        String errors = new String(pin.getErrorStream().readAllBytes(), UTF_8);
        assertTrue(pin.waitFor(20, TimeUnit.SECONDS));
        return new Answer(pin.exitValue(), errors);
    }
}
