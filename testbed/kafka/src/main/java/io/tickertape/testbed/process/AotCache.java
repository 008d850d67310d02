package io.tickertape.testbed.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The classes and profiles that the JVM of a program gathered while the program worked, in a file that another JVM begins
 * with. The JVM itself does without a file that is none of its program, or was written under other flags.
 */
public record AotCache(Path file) {
    private static final int FIRST_JDK = 25;
    private static final String OUTPUT = "-XX:AOTCacheOutput=";

    /** The one beside the jar of a program. */
    public static AotCache beside(Path jar) {
        String name = String.valueOf(jar.getFileName());
        return new AotCache(jar.resolveSibling(name.replaceFirst("[.]jar$", "") + ".aot"));
    }

    /** Why JVMs of the same kind as this one write none; empty if they do. */
    public static Optional<String> missing() {
        int version = Runtime.version().feature();
        return version >= FIRST_JDK
                ? Optional.empty()
                : Optional.of("JDK %d keeps nothing of what it learned; run this with JDK %d or later"
                        .formatted(version, FIRST_JDK));
    }

    /** The flag with which a JVM writes it when it ends in order. */
    public String output() {
        return OUTPUT + file;
    }

    /** The flag with which a JVM begins with it. */
    public String input() {
        return "-XX:AOTCache=" + file;
    }

    /** Whether a JVM that is started so writes one when it ends in order. */
    public static boolean isOutputOf(List<String> command) {
        return command.stream().anyMatch(flag -> flag.startsWith(OUTPUT));
    }
}
