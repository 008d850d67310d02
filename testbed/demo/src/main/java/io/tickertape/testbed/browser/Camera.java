package io.tickertape.testbed.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes pictures of a page: at several widths, in light and in dark. */
final class Camera {
    /** A phone, a tablet on its side, a laptop. */
    private static final List<Integer> WIDTHS = List.of(360, 1024, 1280);

    private static final List<String> SCHEMES = List.of("light", "dark");
    private static final int HEIGHT = 800;
    private static final int WIDE = 2560;
    private static final int WIDE_HEIGHT = 1440;
    private static final Pattern PICTURE = Pattern.compile("\"data\":\"([^\"]+)\"");
    private static final long PATIENCE_SECONDS = 40;
    private static final long POLL_MILLIS = 100;

    private final DevTools page;
    private final Path out;

    Camera(DevTools page, Path out) throws IOException {
        this.page = page;
        this.out = Files.createDirectories(out);
    }

    void open(String url) throws InterruptedException {
        page.send("Page.navigate", "{\"url\":\"" + url + "\"}");
    }

    /** Runs a script in the page. */
    void act(String script) throws InterruptedException {
        page.evaluate("(() => { " + script + " })()");
    }

    /** Waits until an expression is true in the page; between two pages there is nothing that it could be asked of. */
    void await(String expression) throws InterruptedException {
        String asked = "(() => { try { return Boolean(" + expression + "); } catch { return false; } })()";
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!page.evaluate(asked).equals("true")) {
            if (System.nanoTime() > end) {
                throw new BrowserException("This did not come true within " + PATIENCE_SECONDS + " s: " + expression);
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
    }

    /** Takes the pictures of the page as it is. */
    void take(String name) throws IOException, InterruptedException {
        for (int width : WIDTHS) {
            for (String scheme : SCHEMES) {
                Files.write(out.resolve(name + "-" + width + "-" + scheme + ".png"), picture(width, HEIGHT, scheme));
            }
        }
    }

    /** Takes the picture of the page on a desktop's whole screen. */
    void takeWide(String name) throws IOException, InterruptedException {
        Files.write(out.resolve(name + "-" + WIDE + ".png"), picture(WIDE, WIDE_HEIGHT, "light"));
    }

    /** Takes the pictures of the page in the colours that a reader has chosen for all pages, and on paper. */
    void takeForcedAndPrinted(String name) throws IOException, InterruptedException {
        Files.write(out.resolve(name + "-forced-colors.png"), picture("", feature("forced-colors", "active")));
        Files.write(out.resolve(name + "-print.png"), picture("print", feature("prefers-color-scheme", "light")));
    }

    /** From here on the pages' own scripts run, or do not. */
    void scripts(boolean run) throws InterruptedException {
        page.send("Emulation.setScriptExecutionDisabled", "{\"value\":" + !run + "}");
    }

    /** The page as a PNG. */
    byte[] picture(int width, int height, String scheme) throws InterruptedException {
        page.send(
                "Emulation.setDeviceMetricsOverride",
                "{\"width\":%d,\"height\":%d,\"deviceScaleFactor\":1,\"mobile\":false}".formatted(width, height));
        return picture("", feature("prefers-color-scheme", scheme));
    }

    private static String feature(String name, String value) {
        return "{\"name\":\"" + name + "\",\"value\":\"" + value + "\"}";
    }

    private byte[] picture(String medium, String feature) throws InterruptedException {
        page.send("Emulation.setEmulatedMedia", "{\"media\":\"" + medium + "\",\"features\":[" + feature + "]}");
        Matcher picture = PICTURE.matcher(page.send("Page.captureScreenshot", "{\"format\":\"png\"}"));
        if (!picture.find()) {
            throw new BrowserException("Chromium took no picture");
        }
        return Base64.getDecoder().decode(picture.group(1));
    }
}
