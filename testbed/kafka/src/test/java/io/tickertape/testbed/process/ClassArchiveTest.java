package io.tickertape.testbed.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ClassArchiveTest {
    private final Path directory;
    private final Path jar;

    ClassArchiveTest(@TempDir Path directory) {
        this.directory = directory;
        this.jar = directory.resolve("waiting.jar");
    }

    @BeforeEach
    void build() throws Exception {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, WaitingProgram.class.getName());
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            String entry = WaitingProgram.class.getName().replace('.', '/') + ".class";
            out.putNextEntry(new JarEntry(entry));
            out.write(Files.readAllBytes(Path.of("target/test-classes", entry)));
        }
    }

    @Test
    void theSecondStartTakesTheProgramFromWhatTheFirstOneLeft() throws Exception {
        assertEquals("source: file:" + jar, whereTheProgramCameFrom());
        assertEquals("source: shared objects file (top)", whereTheProgramCameFrom());
    }

    @Test
    void anArchiveOfAnOlderJarIsMadeAnew() throws Exception {
        whereTheProgramCameFrom();
        build();
        Files.setLastModifiedTime(
                jar, FileTime.from(Files.getLastModifiedTime(jar).toInstant().plus(Duration.ofSeconds(2))));
        assertTrue(whereTheProgramCameFrom().startsWith("source: file:"));
        assertTrue(Files.exists(ClassArchive.archive(jar, Runtime.version().feature())));
    }

    /** Starts it, has it end in order, and returns what its JVM says of it. */
    private String whereTheProgramCameFrom() throws Exception {
        List<String> flags = new ArrayList<>(ClassArchive.flags(jar));
        flags.add("-Xlog:class+load");
        List<String> command =
                LeashedJvm.deaf(directory, Duration.ofSeconds(30)).command(flags, jar);
        Process program = new ProcessBuilder(command).redirectErrorStream(true).start();
        String source = "";
        try (var lines = program.inputReader()) {
            String line = lines.readLine();
            while (!"It runs".equals(line)) {
                if (line.contains(" " + WaitingProgram.class.getName() + " ")) {
                    source = line.substring(line.indexOf("source:")).strip();
                }
                line = lines.readLine();
            }
            program.toHandle().destroy();
            lines.lines().forEach(rest -> {});
        } finally {
            program.waitFor();
        }
        return source;
    }
}
