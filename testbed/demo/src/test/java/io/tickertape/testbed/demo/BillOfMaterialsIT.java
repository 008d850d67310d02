package io.tickertape.testbed.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tickertape.testbed.documents.VulnerabilityList;
import io.tickertape.testbed.documents.VulnerabilityList.Component;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What each service says that it ships, against what it ships. */
class BillOfMaterialsIT {
    private static final Pattern LIBRARY = Pattern.compile(
            "\"purl\" ?: ?\"pkg:maven/[^/\"]+/([^@\"]+)@([^?\"]+)\\?(?:classifier=([^&\"]+)&)?type=jar\"");
    private static final Pattern SCRIPT = Pattern.compile("\"purl\" ?: ?\"pkg:npm/([^@\"]+)@([^\"]+)\"");

    @ParameterizedTest
    @ValueSource(strings = {"ticker-service", "trading-service"})
    void listsTheLibrariesThatAreShippedAndNoOther(String service) throws Exception {
        Path target = Path.of("../..", service, "target");
        Set<String> shipped;
        try (Stream<Path> files = Files.list(target.resolve("lib"))) {
            shipped = files.map(file -> file.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
        }
        Set<String> listed = found(LIBRARY, target.resolve(service + ".cdx.json"))
                .map(library -> library.group(1) + "-" + library.group(2)
                        + (library.group(3) == null ? "" : "-" + library.group(3)) + ".jar")
                .filter(name -> !name.startsWith(service + "-"))
                .collect(Collectors.toCollection(TreeSet::new));

        assertEquals(shipped, listed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ticker-service", "trading-service"})
    void listsTheScriptsThatAreShipped(String service) throws Exception {
        Path target = Path.of("../..", service, "target");
        Set<String> fetched;
        try (Stream<Path> packages = Files.list(target.resolve("npm/node_modules"))) {
            fetched = packages.map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
        Set<String> listed = found(SCRIPT, target.resolve(service + "-web.cdx.json"))
                .map(script -> script.group(1))
                .filter(name -> !name.equals(service + "-web"))
                .collect(Collectors.toCollection(TreeSet::new));

        assertEquals(fetched, listed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ticker-service", "trading-service"})
    void listsNothingThatIsKnownAsVulnerable(String service) throws Exception {
        Path target = Path.of("../..", service, "target");
        VulnerabilityList known = VulnerabilityList.of(Path.of("../../docs/vulnerabilities.md"));
        Stream<MatchResult> all = Stream.concat(
                found(LIBRARY, target.resolve(service + ".cdx.json")),
                found(SCRIPT, target.resolve(service + "-web.cdx.json")));

        assertEquals(List.of(), known.faults(all.map(one -> new Component(one.group(1), one.group(2)))));
    }

    private static Stream<MatchResult> found(Pattern purl, Path bill) throws IOException {
        return purl.matcher(Files.readString(bill)).results();
    }
}
