package io.tickertape.testbed.browser;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the machine's own Chromium or Chrome. */
public final class InstalledBrowser {
    /** For a browser in a container, that fetches nothing but what it is told to. */
    public static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-dev-shm-usage",
            "--disable-gpu",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    /** The same engine without a window's parts: pages are there in half the time. */
    private static final String WITHOUT_WINDOW = "chromium-headless-shell";

    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
    private static final Path ON_A_MAC = Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");

    private InstalledBrowser() {}

    /** The first that can be run, as people have it. */
    public static Optional<Path> find() {
        return first(Stream.concat(onThePath(NAMES), Stream.of(ON_A_MAC)));
    }

    /** For tests: one that has no window, or else the first that can be run. */
    public static Optional<Path> findLight() {
        return first(onThePath(List.of(WITHOUT_WINDOW))).or(InstalledBrowser::find);
    }

    private static Stream<Path> onThePath(List<String> names) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(folder -> names.stream().map(name -> Path.of(folder, name)));
    }

    private static Optional<Path> first(Stream<Path> paths) {
        return paths.filter(Files::isExecutable).findFirst();
    }
}
