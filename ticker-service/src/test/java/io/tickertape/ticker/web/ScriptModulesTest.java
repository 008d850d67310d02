package io.tickertape.ticker.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptModulesTest {
    /** As they were written; what is shipped has fewer lines, and a compressed file beside each. */
    private static final Path RESOURCES = Path.of("src/main/resources");

    private static final Path STATIC = RESOURCES.resolve("static");
    private static final Path OF_EVERY_PAGE = Path.of("../tape/src/main/resources/static");
    private static final int MAXIMUM_LINES = 200;
    private static final Pattern IMPORT = Pattern.compile("(?m)^import (?:.* from )?\"\\./(.+)\";$");
    private static final Pattern LOADED = versioned("script type=\"module\" th:src");
    private static final Pattern PRELOADED = versioned("link rel=\"modulepreload\" th:href");

    private static Pattern versioned(String element) {
        return Pattern.compile("<" + element + "=\"\\|/assets/version/\\$\\{assets}/(.+)\\|\">");
    }

    @Test
    void areAllServed() throws IOException {
        try (Stream<Path> files = Files.list(STATIC)) {
            assertEquals(
                    files.map(file -> String.valueOf(file.getFileName()))
                            .collect(Collectors.toCollection(TreeSet::new)),
                    new TreeSet<>(Pages.FILES));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"board", "strip", "symbol"})
    void areOfferedToTheBrowserBeforeAnotherModuleAsksForThem(String page) throws IOException {
        String template = Files.readString(RESOURCES.resolve("views/" + page + ".html"));
        Set<String> loaded = found(LOADED, template);
        Set<String> imported = new TreeSet<>();
        Deque<String> asking = new ArrayDeque<>(loaded);
        while (!asking.isEmpty()) {
            for (String module : found(IMPORT, script(asking.pop()))) {
                if (imported.add(module)) {
                    asking.add(module);
                }
            }
        }
        assertEquals(imported, found(PRELOADED, template));
    }

    @Test
    void areShort() throws IOException {
        for (String file : Pages.FILES) {
            if (file.endsWith(".js")) {
                long lines = Files.readAllLines(STATIC.resolve(file)).size();
                assertTrue(lines <= MAXIMUM_LINES, () -> file + " has " + lines + " lines");
            }
        }
    }

    private static String script(String module) throws IOException {
        Path own = STATIC.resolve(module);
        return Files.readString(Files.exists(own) ? own : OF_EVERY_PAGE.resolve(module));
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
