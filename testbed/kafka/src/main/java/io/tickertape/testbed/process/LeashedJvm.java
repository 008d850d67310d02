package io.tickertape.testbed.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Collectors;

/** The command lines of programs that end with their starter, each a JVM of the same kind as this one. */
public final class LeashedJvm {
    private final Path leash;
    private final String manner;

    private LeashedJvm(Path leash, String manner) {
        this.leash = leash;
        this.manner = manner;
    }

    /**
     * They also end when they are interrupted.
     *
     * @param directory where the leash is written, always the same one
     * @param patience how long a program may take to end
     */
    public static LeashedJvm of(Path directory, Duration patience) {
        return new LeashedJvm(LeashJar.write(directory), String.valueOf(patience.toMillis()));
    }

    /** Only the end of their starter, or a request of its, ends them. */
    public static LeashedJvm deaf(Path directory, Duration patience) {
        return new LeashedJvm(LeashJar.write(directory), patience.toMillis() + "," + Leash.DEAF);
    }

    /** The program of a jar whose manifest names its main class; arguments may be added. */
    public List<String> command(List<String> flags, Path jar) {
        return command(flags, jar.toString(), mainClass(jar));
    }

    /** The same with folders whose classes and files take the place of those in the jar. */
    public List<String> command(List<String> flags, List<Path> before, Path jar) {
        String folders = before.stream().map(path -> path + File.pathSeparator).collect(Collectors.joining());
        return command(flags, folders + jar, mainClass(jar));
    }

    /** The program of a class; arguments may be added. */
    public List<String> command(List<String> flags, String classPath, String mainClass) {
        List<String> command = new ArrayList<>();
        command.add(java());
        // A program that ran out of memory has lost threads, and would look alive.
        command.add("-XX:+ExitOnOutOfMemoryError");
        command.addAll(flags);
        command.addAll(
                List.of("-cp", classPath + File.pathSeparator + leash, Leash.class.getName(), manner, mainClass));
        return command;
    }

    /** The launcher of this JVM. */
    public static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static String mainClass(Path path) {
        try (JarFile jar = new JarFile(path.toFile())) {
            String name = jar.getManifest() == null
                    ? null
                    : jar.getManifest().getMainAttributes().getValue(Attributes.Name.MAIN_CLASS);
            if (name == null) {
                throw new IllegalArgumentException(path + " is no program: its manifest names no main class");
            }
            return name;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        }
    }
}
