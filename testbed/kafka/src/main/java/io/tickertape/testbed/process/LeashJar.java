package io.tickertape.testbed.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** Packs the leash alone: an agent's jar joins the class path of its program, which shall see nothing else of ours. */
public final class LeashJar {
    private LeashJar() {}

    /**
     * The flag that puts a JVM on the leash, which ends when interrupted.
     *
     * @param directory where the jar is written
     * @param patience how long the program may take to end
     */
    public static String agent(Path directory, Duration patience) {
        return "-javaagent:" + write(directory) + "=" + patience.toMillis();
    }

    /** The flag that puts a JVM on the leash, which only the end of its starter ends. */
    public static String deafAgent(Path directory, Duration patience) {
        return agent(directory, patience) + "," + Leash.DEAF;
    }

    static Path write(Path directory) {
        Path jar = directory.resolve("leash.jar");
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Premain-Class", Leash.class.getName());
        String entry = Leash.class.getName().replace('.', '/') + ".class";
        try (InputStream leash = Leash.class.getResourceAsStream("Leash.class")) {
            if (leash == null) {
                throw new IllegalStateException(entry + " is not on the class path");
            }
            Files.createDirectories(directory);
            // Not over a jar in place: a program that still runs may have it mapped.
            Path fresh = Files.createTempFile(directory, "leash", ".jar");
            try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(fresh), manifest)) {
                out.putNextEntry(new JarEntry(entry));
                leash.transferTo(out);
            }
            return Files.move(fresh, jar, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + jar, e);
        }
    }
}
