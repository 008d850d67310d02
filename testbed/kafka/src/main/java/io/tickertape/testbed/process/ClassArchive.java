package io.tickertape.testbed.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The classes of a program as its JVM had them when it last ended in order, beside the program's jar and ready to be
 * mapped: the next start takes half the time. The JVM itself does without an archive that is none of this program.
 */
public final class ClassArchive {
    private static final int RENEWS_BY_ITSELF = 19;
    /** What says of each class that cannot be archived that it cannot. */
    private static final List<String> QUIET = List.of("-Xlog:cds=off", "-Xlog:cds+dynamic=off");

    private ClassArchive() {}

    /** The flags with which a JVM of the same kind as this one uses the archive of a program, or makes it. */
    public static List<String> flags(Path jar) {
        int version = Runtime.version().feature();
        Path archive = archive(jar, version);
        List<String> flags = new ArrayList<>(QUIET);
        if (version >= RENEWS_BY_ITSELF) {
            flags.add("-XX:+AutoCreateSharedArchive");
        }
        boolean use = version >= RENEWS_BY_ITSELF || isOf(archive, jar);
        flags.add((use ? "-XX:SharedArchiveFile=" : "-XX:ArchiveClassesAtExit=") + archive);
        return flags;
    }

    static Path archive(Path jar, int version) {
        String name = String.valueOf(jar.getFileName());
        return jar.resolveSibling(name.replaceFirst("[.]jar$", "") + "-" + version + ".jsa");
    }

    /** A jar that was built after it holds other classes. */
    private static boolean isOf(Path archive, Path jar) {
        return Files.exists(archive)
                && archive.toFile().lastModified() >= jar.toFile().lastModified();
    }
}
