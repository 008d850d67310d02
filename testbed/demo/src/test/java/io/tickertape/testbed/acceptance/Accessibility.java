package io.tickertape.testbed.acceptance;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Holds a page, in the state in which it is, against the rules of axe: in light and in dark. */
final class Accessibility {
    private static final Path AXE = Path.of("target/npm/node_modules/axe-core/axe.min.js");
    private static final String FAULTS =
            """
            async (options) => (await axe.run(document, options)).violations
              .flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html}: ${failureSummary}`))""";

    private static final List<String> VIOLATIONS = List.of("violations");
    private static final Map<String, Object> ALL = Map.of("resultTypes", VIOLATIONS);
    /** The rules whose outcome the colour scheme can change: the others need not be asked twice. */
    private static final Map<String, Object> OF_COLOURS =
            Map.of("resultTypes", VIOLATIONS, "runOnly", List.of("color-contrast", "link-in-text-block"));

    private Accessibility() {}

    /** What axe finds, in words. */
    static List<String> faults(Page page) {
        try {
            page.evaluate(Files.readString(AXE));
        } catch (IOException e) {
            throw new UncheckedIOException("npm fetches axe when the testbed is built", e);
        }
        List<String> faults = new ArrayList<>(faults(page, ColorScheme.DARK, OF_COLOURS));
        faults.addAll(faults(page, ColorScheme.LIGHT, ALL));
        page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.NO_PREFERENCE));
        return faults;
    }

    private static List<String> faults(Page page, ColorScheme scheme, Map<String, Object> rules) {
        // Without transitions, or colours of the scheme before would be seen for a moment.
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme).setReducedMotion(ReducedMotion.REDUCE));
        return ((List<?>) page.evaluate(FAULTS, rules))
                .stream()
                        .map(fault -> page.url() + " in " + scheme + ": " + fault)
                        .toList();
    }
}
