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

/** Holds a page, in the state in which it is, against the rules of axe: in light and in dark. */
final class Accessibility {
    private static final Path AXE = Path.of("target/npm/node_modules/axe-core/axe.min.js");
    private static final String FAULTS =
            """
            async () => (await axe.run(document, { resultTypes: ["violations"] })).violations
              .flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html}: ${failureSummary}`))""";

    private Accessibility() {}

    /** What axe finds, in words. */
    static List<String> faults(Page page) {
        try {
            page.evaluate(Files.readString(AXE));
        } catch (IOException e) {
            throw new UncheckedIOException("npm fetches axe when the testbed is built", e);
        }
        List<String> faults = new ArrayList<>();
        for (ColorScheme scheme : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
            // Without transitions, or colours of the scheme before would be seen for a moment.
            page.emulateMedia(
                    new Page.EmulateMediaOptions().setColorScheme(scheme).setReducedMotion(ReducedMotion.REDUCE));
            ((List<?>) page.evaluate(FAULTS)).forEach(fault -> faults.add(page.url() + " in " + scheme + ": " + fault));
        }
        page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.NO_PREFERENCE));
        return faults;
    }
}
