package io.tickertape.testbed.process;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/** Packs the leash alone: it joins the class path of its program, which shall see nothing else of ours. */
final class LeashJar {
    /** Always the same, so that the jar is. */
    private static final LocalDateTime WRITTEN = LocalDateTime.of(2000, 1, 1, 0, 0);

    private LeashJar() {}

    /** Writes it, unless it is there: a class archive holds good only while the class path is as it was. */
    static Path write(Path directory) {
        Path jar = directory.resolve("leash.jar");
        try {
            byte[] content = content();
            if (Files.exists(jar) && Arrays.equals(Files.readAllBytes(jar), content)) {
                return jar;
            }
            Files.createDirectories(directory);
            // Not over a jar in place: a program that still runs may have it mapped.
            Path fresh = Files.createTempFile(directory, "leash", ".jar");
            Files.write(fresh, content);
            return Files.move(fresh, jar, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + jar, e);
        }
    }

    private static byte[] content() throws IOException {
        String name = Leash.class.getName().replace('.', '/') + ".class";
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (InputStream leash = Leash.class.getResourceAsStream("Leash.class");
                JarOutputStream jar = new JarOutputStream(bytes)) {
            if (leash == null) {
                throw new IllegalStateException(name + " is not on the class path");
            }
            JarEntry entry = new JarEntry(name);
            entry.setTimeLocal(WRITTEN);
            jar.putNextEntry(entry);
            leash.transferTo(jar);
        }
        return bytes.toByteArray();
    }
}
