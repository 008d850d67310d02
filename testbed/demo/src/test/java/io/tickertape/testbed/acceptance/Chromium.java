package io.tickertape.testbed.acceptance;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.CLI;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import io.tickertape.testbed.browser.InstalledBrowser;
import io.tickertape.testbed.process.LeashedJvm;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** The browser of the tests: the machine's own Chromium or Chrome, else one that Playwright fetches. */
final class Chromium implements AutoCloseable {
    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    /** Skips the tests in plain words where no browser can be had; under {@code CI=true} fails them. */
    static Chromium launch() {
        try {
            return launch(InstalledBrowser.findLight());
        } catch (PlaywrightException e) {
            String words = "no Chromium or Chrome is installed, and Playwright could not fetch one: " + e.getMessage();
            if ("true".equals(System.getenv("CI"))) {
                throw new AssertionError(words, e);
            }
            return Assumptions.abort(words);
        }
    }

    private static Chromium launch(Optional<Path> executable) {
        if (executable.isEmpty()) {
            fetch();
        }
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        try {
            BrowserType.LaunchOptions options = new BrowserType.LaunchOptions().setArgs(InstalledBrowser.FLAGS);
            executable.ifPresent(options::setExecutablePath);
            return new Chromium(playwright, playwright.chromium().launch(options));
        } catch (PlaywrightException e) {
            playwright.close();
            throw e;
        }
    }

    /** In a process of its own, since Playwright's installer ends the one it runs in. */
    private static void fetch() {
        try {
            String java = LeashedJvm.java();
            int exit = new ProcessBuilder(
                            java,
                            "-cp",
                            System.getProperty("java.class.path"),
                            CLI.class.getName(),
                            "install",
                            "chromium")
                    .inheritIO()
                    .start()
                    .waitFor();
            if (exit != 0) {
                throw new PlaywrightException("its installer ended with exit code " + exit);
            }
        } catch (java.io.IOException e) {
            throw new PlaywrightException("its installer could not be started: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PlaywrightException("interrupted", e);
        }
    }

    Browser browser() {
        return browser;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
