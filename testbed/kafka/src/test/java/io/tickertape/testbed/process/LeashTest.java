package io.tickertape.testbed.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LeashTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path directory;

    LeashTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void endsTheProgramWhenItsInputEndsAndNotWhenItIsInterrupted() throws Exception {
        Process program = start(LeashedJvm.deaf(directory, PATIENCE));
        try {
            awaitStart(program);
            Interrupts.send(program.toHandle());
            assertFalse(program.waitFor(500, TimeUnit.MILLISECONDS), "ended by the interrupt");
            program.getOutputStream().close();
            assertTrue(program.waitFor(5, TimeUnit.SECONDS), "goes on without its starter");
            assertEquals(1, program.exitValue());
        } finally {
            program.destroyForcibly();
        }
    }

    @Test
    void leavesTheInterruptToAProgramWhoseStarterDoesNotOrderTheEnd() throws Exception {
        Process program = start(LeashedJvm.of(directory, PATIENCE));
        try {
            awaitStart(program);
            Interrupts.send(program.toHandle());
            assertTrue(program.waitFor(5, TimeUnit.SECONDS), "goes on although it was interrupted");
        } finally {
            program.destroyForcibly();
        }
    }

    @Test
    void haltsAProgramThatDoesNotComeToItsEnd() throws Exception {
        Process program = start(LeashedJvm.deaf(directory, Duration.ofMillis(100)), "stuck");
        try {
            awaitStart(program);
            program.getOutputStream().close();
            assertTrue(program.waitFor(5, TimeUnit.SECONDS), "is stuck in its end");
            assertEquals(1, program.exitValue());
        } finally {
            program.destroyForcibly();
        }
    }

    @Test
    void bringsNothingElseToTheClassPathOfAProgram() throws Exception {
        try (JarFile jar = new JarFile(LeashJar.write(directory).toFile())) {
            assertEquals(
                    List.of("io/tickertape/testbed/process/Leash.class"),
                    jar.stream().map(JarEntry::getName).toList());
        }
    }

    private static Process start(LeashedJvm jvm, String... arguments) throws Exception {
        List<String> command = jvm.command(
                List.of(), Path.of("target/test-classes").toAbsolutePath().toString(), WaitingProgram.class.getName());
        command.addAll(List.of(arguments));
        return new ProcessBuilder(Interrupts.heardBy(command))
                .redirectErrorStream(true)
                .start();
    }

    private static void awaitStart(Process program) throws Exception {
        BufferedReader lines = program.inputReader();
        assertEquals("It runs", lines.readLine());
    }
}
