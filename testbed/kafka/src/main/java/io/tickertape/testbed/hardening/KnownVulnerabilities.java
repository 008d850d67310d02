package io.tickertape.testbed.hardening;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tickertape.testbed.documents.NpmLock;
import io.tickertape.testbed.documents.VulnerabilityList;
import io.tickertape.testbed.documents.VulnerabilityList.Component;
import io.tickertape.testbed.process.ClassPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The libraries and scripts of a service, against the list of known vulnerabilities; each service's tests extend this. */
public abstract class KnownVulnerabilities {
    private static final Path SCRIPTS = Path.of("src/main/npm");

    @Test
    public void noneOfThoseThatWereLookedAtIsShipped() throws IOException {
        VulnerabilityList list = VulnerabilityList.of(Path.of("../docs/vulnerabilities.md"));
        List<Component> libraries = ClassPath.ofThisProcess()
                .libraries()
                .map(one -> new Component(one.name(), one.version()))
                .toList();
        List<Component> scripts = NpmLock.packages(SCRIPTS.resolve("package-lock.json"));
        assertTrue(list.size() > 40 && libraries.size() > 40 && scripts.size() > 1, "too few were looked at");

        assertEquals(List.of(), list.faults(Stream.concat(libraries.stream(), scripts.stream())));
    }

    @Test
    public void eachScriptIsNamedByItsExactVersion() throws IOException {
        List<String> versions = Pattern.compile("\"(htmx[^\"]*)\": \"([^\"]*)\"")
                .matcher(Files.readString(SCRIPTS.resolve("package.json")))
                .results()
                .map(dependency -> dependency.group(2))
                .toList();
        assertFalse(versions.isEmpty());
        assertEquals(
                List.of(),
                versions.stream()
                        .filter(version -> !version.matches("\\d+\\.\\d+\\.\\d+"))
                        .toList());
    }
}
