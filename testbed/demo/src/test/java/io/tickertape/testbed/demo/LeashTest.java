package io.tickertape.testbed.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LeashTest {
    private final Path directory;

    LeashTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void endsTheProgramWhenItsInputEndsAndNotWhenItIsInterrupted() throws Exception {
        DummyProgram.jar(directory.resolve("dummy.jar"));
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-javaagent:" + LeashJar.write(directory),
                        "-jar",
                        directory.resolve("dummy.jar").toString(),
                        "simulate")
                .redirectErrorStream(true)
                .start();
        try (BufferedReader lines = program.inputReader()) {
            assertEquals("Feeding simulate", lines.readLine());
            new ProcessBuilder("kill", "-INT", String.valueOf(program.pid()))
                    .start()
                    .waitFor();
            assertFalse(program.waitFor(500, TimeUnit.MILLISECONDS), "ended by the interrupt");
            program.getOutputStream().close();
            assertTrue(program.waitFor(5, TimeUnit.SECONDS), "goes on without its launcher");
            assertEquals(1, program.exitValue());
        } finally {
            program.destroyForcibly();
        }
    }

    @Test
    void bringsNothingElseToTheClassPathOfAProgram() throws Exception {
        try (JarFile jar = new JarFile(LeashJar.write(directory).toFile())) {
            assertEquals(2, jar.stream().count());
            assertEquals(null, jar.getManifest().getMainAttributes().getValue("Class-Path"));
        }
    }
}
