package io.tickertape.testbed.documents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The packages that a lock file of npm holds to a version. */
public final class NpmLock {
    private static final Pattern PACKAGE =
            Pattern.compile("\"node_modules/([^\"]+)\": \\{\\s*\"version\": \"([^\"]+)\"");

    private NpmLock() {}

    public static List<VulnerabilityList.Component> packages(Path lock) throws IOException {
        return PACKAGE.matcher(Files.readString(lock))
                .results()
                .map(one -> new VulnerabilityList.Component(one.group(1), one.group(2)))
                .toList();
    }
}
