package io.tickertape.testbed.browser;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The machine's own Chromium or Chrome, without a window and with a profile of its own. */
final class HeadlessChromium implements AutoCloseable {
    private static final Pattern SOCKET = Pattern.compile("\"webSocketDebuggerUrl\":\\s*\"([^\"]+)\"");
    private static final long PATIENCE_SECONDS = 30;
    private static final long POLL_MILLIS = 50;

    private final HttpClient client = HttpClient.newHttpClient();
    private final Process process;
    private final int port;

    private HeadlessChromium(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static HeadlessChromium launch() throws IOException, InterruptedException {
        return launch(InstalledBrowser.find()
                .orElseThrow(() -> new BrowserException("no Chromium or Chrome is installed: install one")));
    }

    static HeadlessChromium launch(Path browser) throws IOException, InterruptedException {
        Path profile = Files.createTempDirectory("browser-cost");
        List<String> command = new ArrayList<>(List.of(browser.toString()));
        command.addAll(InstalledBrowser.FLAGS);
        command.addAll(List.of(
                "--headless=new",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                "--no-first-run",
                "--window-size=1280,900",
                "about:blank"));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(profile.resolve("output").toFile())
                .start();
        Path chosen = profile.resolve("DevToolsActivePort");
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (System.nanoTime() < end && process.isAlive()) {
            // Written without its name being moved into place: there and empty for a moment.
            List<String> lines = Files.exists(chosen) ? Files.readAllLines(chosen) : List.of();
            if (lines.size() > 1) {
                return new HeadlessChromium(process, Integer.parseInt(lines.get(0)));
            }
            process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS);
        }
        process.destroy();
        throw new BrowserException("Chromium did not start: see " + profile.resolve("output"));
    }

    /** Opens a new page, which is blank. */
    DevTools page() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/json/new?about:blank"))
                .PUT(HttpRequest.BodyPublishers.noBody())
                .build();
        String answer =
                client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        Matcher socket = SOCKET.matcher(answer);
        if (!socket.find()) {
            throw new BrowserException("Chromium opened no page: " + answer);
        }
        return new DevTools(client, URI.create(socket.group(1)));
    }

    @Override
    public void close() {
        process.destroy();
    }
}
