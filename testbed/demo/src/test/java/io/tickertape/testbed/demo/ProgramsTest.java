package io.tickertape.testbed.demo;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ProgramsTest {
    /** A JVM drops what another one has learned with other flags, and says nothing of it. */
    @Test
    void aServiceThatLearnsForTheImageHasTheFlagsOfTheImage() throws IOException {
        String flags = "ENV JVM_FLAGS=\"%s\"\n".formatted(String.join(" ", Programs.FLAGS_OF_THE_IMAGE));
        String image = Files.readString(Path.of("../../docker/Dockerfile"));
        assertTrue(image.contains(flags), image);
    }
}
