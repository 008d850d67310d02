package io.tickertape.testbed.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A tag of an image may be moved: every image has a digest beside it. */
class PinnedImagesTest {
    private static final Path FOLDER = Path.of("../../docker");
    private static final String DIGEST = "@sha256:" + "0123456789abcdef".repeat(4);

    private record Answer(int exitCode, String errors) {}

    @Test
    void everyImageHasItsDigest() throws Exception {
        assertEquals(new Answer(0, ""), check(FOLDER));
    }

    @Test
    void theCheckNamesEachImageThatIsNotPinned(@TempDir Path folder) throws Exception {
        write(folder, "registry/broker:1.0@sha256:0123", "docker-image://runtime:25" + DIGEST);
        assertEquals(
                new Answer(
                        1,
                        "pin: no digest in compose.pinned.yaml: registry/broker:1.0 - write image@sha256: and 64 zeros"
                                + " there, and run docker/pin\n"),
                check(folder));
    }

    @Test
    void theCheckNamesAnImageThatIsPinnedByAnotherTag(@TempDir Path folder) throws Exception {
        write(folder, "registry/broker:1.0" + DIGEST, "docker-image://runtime:24" + DIGEST);
        Answer check = check(folder);
        assertEquals(1, check.exitCode());
        assertTrue(check.errors().contains(" runtime:25 "), check.errors());
    }

    @Test
    void theCheckPassesImagesWithTagAndDigest(@TempDir Path folder) throws Exception {
        write(folder, "registry/broker:1.0" + DIGEST, "docker-image://runtime:25" + DIGEST);
        assertEquals(new Answer(0, ""), check(folder));
    }

    private static void write(Path folder, String pinnedImage, String pinnedBase) throws IOException {
        Files.copy(FOLDER.resolve("pin"), folder.resolve("pin"));
        Files.writeString(folder.resolve("compose.yaml"), "services:\n  kafka:\n    image: registry/broker:1.0\n");
        Files.writeString(folder.resolve("Dockerfile"), "FROM runtime:25 AS base\nRUN true\nFROM base\n");
        Files.writeString(
                folder.resolve("compose.pinned.yaml"),
                "services:\n  kafka:\n    image: " + pinnedImage + "\n  board:\n    base: " + pinnedBase + "\n");
    }

    private static Answer check(Path folder) throws IOException, InterruptedException {
        Process pin = new ProcessBuilder("sh", folder.resolve("pin").toString(), "--check").start();
        String errors = new String(pin.getErrorStream().readAllBytes(), UTF_8);
        assertTrue(pin.waitFor(20, TimeUnit.SECONDS));
        return new Answer(pin.exitValue(), errors);
    }
}
