package io.tickertape.testbed.documents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The scripts and style sheets of a service as they were written: those that pages name, and in folders their parts. */
public final class PageFiles {
    private static final int MAXIMUM_LINES = 200;
    private static final Pattern IMPORT = Pattern.compile("(?m)^@?import (?:.* from )?\"(\\.{1,2}/.+)\";$");

    private PageFiles() {}

    /** The names of the files that pages name. */
    public static Set<String> named(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(Path::getFileName)
                    .map(Path::toString)
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    /** The parts that no file imports, and that no page therefore has. */
    public static Set<String> partsOfNone(Path folder) throws IOException {
        List<Path> files = all(folder);
        Set<Path> imported = new TreeSet<>();
        for (Path file : files) {
            IMPORT.matcher(Files.readString(file))
                    .results()
                    .forEach(found ->
                            imported.add(file.resolveSibling(found.group(1)).normalize()));
        }
        return files.stream()
                .filter(file -> !folder.equals(file.getParent()) && !imported.contains(file))
                .map(Path::toString)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The scripts that are too long to be read at once. */
    public static Set<String> tooLong(Path folder) throws IOException {
        Set<String> names = new TreeSet<>();
        for (Path file : all(folder)) {
            if (file.toString().endsWith(".js") && Files.readAllLines(file).size() > MAXIMUM_LINES) {
                names.add(file.toString());
            }
        }
        return names;
    }

    private static List<Path> all(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).map(Path::normalize).toList();
        }
    }
}
