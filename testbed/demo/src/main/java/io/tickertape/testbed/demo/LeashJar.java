package io.tickertape.testbed.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** Packs the leash alone: an agent's jar joins the class path of its program, which shall see nothing else of ours. */
final class LeashJar {
    private LeashJar() {}

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
