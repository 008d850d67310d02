package io.tickertape.testbed.process;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The libraries that a JVM was started with, by the names of their files. */
public final class ClassPath {
    private static final Pattern JAR = Pattern.compile("(.+?)-(\\d+(?:\\.\\d+)+)(?:[.-].*)?\\.jar");

    private final List<Library> libraries;

    private ClassPath(List<Library> libraries) {
        this.libraries = libraries;
    }

    /** A jar and the digits of its version. */
    public record Library(String folder, String name, String version) {}

    /** Of this JVM. */
    public static ClassPath ofThisProcess() {
        return of(List.of(System.getProperty("java.class.path").split(File.pathSeparator)));
    }

    static ClassPath of(List<String> paths) {
        List<Library> libraries = new ArrayList<>();
        for (String path : paths) {
            Matcher jar = JAR.matcher(new File(path).getName());
            if (jar.matches()) {
                libraries.add(new Library(new File(path).getParent(), jar.group(1), jar.group(2)));
            }
        }
        return new ClassPath(libraries);
    }

    public Stream<Library> libraries() {
        return libraries.stream();
    }

    /**
     * What is older than it may be, or of another version than its siblings; empty if all is well.
     *
     * @param names of the libraries that are of one release
     * @param least the oldest version that they may have
     */
    public List<String> faults(Pattern names, String least) {
        List<Library> found = libraries.stream()
                .filter(one -> names.matcher(one.name()).matches())
                .toList();
        List<String> faults = new ArrayList<>();
        if (found.isEmpty()) {
            faults.add("no library is called " + names);
        }
        found.stream()
                .filter(one -> compare(one.version(), least) < 0)
                .forEach(one -> faults.add(one.name() + " is " + one.version() + ", below " + least));
        TreeSet<String> versions = new TreeSet<>();
        found.forEach(one -> versions.add(one.version()));
        if (versions.size() > 1) {
            faults.add(names + " are mixed: " + versions);
        }
        return faults;
    }

    private static int compare(String one, String other) {
        String[] left = one.split("\\.", -1);
        String[] right = other.split("\\.", -1);
        for (int i = 0; i < Math.min(left.length, right.length); i++) {
            int difference = Integer.compare(Integer.parseInt(left[i]), Integer.parseInt(right[i]));
            if (difference != 0) {
                return difference;
            }
        }
        return Integer.compare(left.length, right.length);
    }
}
