package io.tickertape.testbed.documents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
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

    /**
     * Each file that no page has, each that is missing, and each script that is too long to be read at once.
     *
     * @param named the files that pages name
     */
    public static List<String> faultsIn(Path folder, Collection<String> named) throws IOException {
        Set<Path> files = files(folder);
        Set<Path> ofPages = reachedFrom(
                named.stream().map(folder::resolve).collect(Collectors.toCollection(ArrayDeque::new)), files);
        List<String> faults = new ArrayList<>();
        for (Path file : files) {
            if (!ofPages.contains(file)) {
                faults.add("no page has " + file);
            }
            if (file.toString().endsWith(".js") && Files.readAllLines(file).size() > MAXIMUM_LINES) {
                faults.add(file + " has more than " + MAXIMUM_LINES + " lines");
            }
        }
        ofPages.stream()
                .filter(file -> file.startsWith(folder) && isOwn(folder, file) && !files.contains(file))
                .forEach(file -> faults.add("there is no " + file));
        return faults;
    }

    private static Set<Path> reachedFrom(Deque<Path> asking, Set<Path> files) throws IOException {
        Set<Path> reached = new TreeSet<>();
        while (!asking.isEmpty()) {
            Path file = asking.pop();
            if (reached.add(file) && files.contains(file)) {
                IMPORT.matcher(Files.readString(file))
                        .results()
                        .forEach(found ->
                                asking.add(file.resolveSibling(found.group(1)).normalize()));
            }
        }
        return reached;
    }

    /** What others have written, and what every page shares, is elsewhere. */
    private static boolean isOwn(Path folder, Path file) {
        String first = folder.relativize(file).getName(0).toString();
        return !first.equals("lib") && !first.equals("tape");
    }

    private static Set<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
