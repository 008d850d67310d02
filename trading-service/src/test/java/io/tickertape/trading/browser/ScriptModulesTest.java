package io.tickertape.trading.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ScriptModulesTest {
    /** As they were written; what is shipped has fewer lines, and a compressed file beside each. */
    private static final Path MODULES = Path.of("src/main/resources/static/desk");

    private static final int MAXIMUM_LINES = 200;
    /** What the desk shares with the pages of the ticker. */
    private static final Set<String> SHARED = Set.of("tape/morph.js");

    private static final Pattern IMPORT = Pattern.compile("(?m)^import .*\"(\\.{1,2}/.+)\";$");
    private static final Pattern PRELOAD =
            Pattern.compile("<link rel=\"modulepreload\" th:href=\"\\|/assets/version/\\$\\{assets}/(.+)\\|\">");

    @Test
    void versionEveryModuleThatThereIsAndNoOther() throws IOException {
        try (Stream<Path> files = Files.list(MODULES)) {
            Set<String> names = new TreeSet<>();
            files.forEach(file -> names.add(String.valueOf(file.getFileName())));
            assertEquals(names, new TreeSet<>(Pages.MODULES));
        }
    }

    @Test
    void areAllImportedFromTheFirstAndOfferedToTheBrowserBeforehand() throws IOException {
        Set<String> reached = new TreeSet<>();
        Deque<String> imported = new ArrayDeque<>(List.of("desk/desk.js"));
        while (!imported.isEmpty()) {
            String module = imported.pop();
            if (reached.add(module)) {
                IMPORT.matcher(text("/static/" + module))
                        .results()
                        .forEach(found -> imported.add(String.valueOf(
                                Path.of(module).resolveSibling(found.group(1)).normalize())));
            }
        }
        Set<String> listed = new TreeSet<>(SHARED);
        Pages.MODULES.forEach(module -> listed.add("desk/" + module));
        assertEquals(reached, listed);

        Set<String> preloaded = new TreeSet<>(Set.of("desk/desk.js"));
        PRELOAD.matcher(text("/views/desk.html")).results().forEach(found -> preloaded.add(found.group(1)));
        assertEquals(reached, preloaded);
    }

    @Test
    void areShort() throws IOException {
        for (String module : Pages.MODULES) {
            long lines = Files.readAllLines(MODULES.resolve(module)).size();
            assertTrue(lines <= MAXIMUM_LINES, () -> module + " has " + lines + " lines");
        }
    }

    private static String text(String resource) throws IOException {
        try (InputStream bytes = Objects.requireNonNull(ScriptModulesTest.class.getResourceAsStream(resource))) {
            return new String(bytes.readAllBytes(), UTF_8);
        }
    }
}
