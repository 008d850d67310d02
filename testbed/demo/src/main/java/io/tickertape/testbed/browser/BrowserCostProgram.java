package io.tickertape.testbed.browser;

import io.tickertape.testbed.demo.Demo;
import io.tickertape.testbed.demo.LaunchException;
import io.tickertape.testbed.demo.MarketOptions;
import io.tickertape.testbed.demo.Options;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures what the board costs its browser, in the project's folder when everything has been built. */
@Command(
        name = "browser-cost",
        description = "Shows the board in Chromium under load, and prints what it costs the page's thread.",
        showDefaultValues = true,
        mixinStandardHelpOptions = true)
public final class BrowserCostProgram implements Callable<Integer> {
    private static final int TICKS_PER_SECOND = 4;
    private static final String HEAD =
            """
            | Board | CPU of the page's thread, one core | Script | Style, layout | DOM nodes, before and after | Heap, MB, before and after | Prices | Load of the machine |
            |---|---|---|---|---|---|---|---|""";

    private static final String LOAD_HEAD =
            """
            | Requests of a first load | KB | KB of heads | First paint, ms | Of a page of one line, ms | Load of the machine |
            |---|---|---|---|---|---|""";
    private static final int LOADS = 8;
    private static final int LOAD_SECONDS = 4;

    @Option(names = "--seconds", paramLabel = "N", description = "How long each board is measured.")
    int seconds = 30;

    @Option(names = "--warm-up", paramLabel = "N", description = "Seconds before.")
    int warmUp = 10;

    @Option(
            names = "--settle",
            paramLabel = "N",
            description = "Seconds from the start of the services to the first load, in which their JVMs compile.")
    int settle = 60;

    @Option(names = "--throttle", paramLabel = "N", description = "Makes the page's CPU so many times slower.")
    int throttle = 1;

    @Option(
            names = "--browser",
            paramLabel = "FILE",
            description = "Another Chromium than the one that people have here, such as chromium-headless-shell.")
    @Nullable
    Path other;

    @Mixin
    MarketOptions market = new MarketOptions();

    private BrowserCostProgram() {}

    public static void main(String[] args) {
        MarketOptions.run(new BrowserCostProgram(), args);
    }

    @Override
    public Integer call() throws Exception {
        Options options = Options.onFreePorts(market.root(), market.data("browser-cost"))
                .withFeed("simulate", "--rate", "40", "--history", "90");
        try (Demo demo = Demo.start(options, market::print);
                HeadlessChromium browser = other == null ? HeadlessChromium.launch() : HeadlessChromium.launch(other)) {
            TimeUnit.SECONDS.sleep(settle);
            load(demo, browser);
            demo.feed().orElseThrow().stop();
            System.out.println(HEAD);
            measure(demo, browser, 32, 32);
            measure(demo, browser, 232, 200);
            return 0;
        } catch (BrowserException | LaunchException e) {
            System.out.println("NOT MEASURED: " + e.getMessage());
            return 1;
        }
    }

    /**
     * Loads the demo's board some times, each time as if for the first, and in turns with it a page of one line, which
     * says what this browser takes for any.
     */
    private void load(Demo demo, HeadlessChromium browser) throws Exception {
        System.out.println(LOAD_HEAD);
        for (int i = 0; i < LOADS; i++) {
            FirstLoad least = load(browser, demo.ticker().url() + "/health");
            FirstLoad load = load(browser, demo.ticker().url() + "/");
            System.out.printf(
                    "| %d | %.1f | %.1f | %.0f | %.0f | %.1f |%n",
                    load.requests(),
                    load.bytes() / 1e3,
                    load.headBytes() / 1e3,
                    load.paintMillis(),
                    least.paintMillis(),
                    systemLoad());
        }
        System.out.println();
    }

    private static FirstLoad load(HeadlessChromium browser, String url) throws Exception {
        try (DevTools page = browser.page()) {
            page.send("Network.enable", "{}");
            page.send("Network.setCacheDisabled", "{\"cacheDisabled\":true}");
            page.send("Page.navigate", "{\"url\":\"" + url + "\"}");
            TimeUnit.SECONDS.sleep(LOAD_SECONDS);
            FirstLoad load = FirstLoad.of(page);
            page.send("Page.navigate", "{\"url\":\"about:blank\"}");
            return load;
        }
    }

    private static double systemLoad() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    private void measure(Demo demo, HeadlessChromium browser, int rows, int ticking) throws Exception {
        List<String> symbols =
                IntStream.range(0, rows).mapToObj("S%03d"::formatted).toList();
        try (Prices prices = new Prices(demo.bootstrapServers());
                DevTools page = browser.page()) {
            prices.put(symbols);
            prices.put(symbols.subList(0, ticking), TICKS_PER_SECOND);
            page.send("Emulation.setCPUThrottlingRate", "{\"rate\":" + throttle + "}");
            page.send("Performance.enable", "{\"timeDomain\":\"threadTicks\"}");
            String board = demo.ticker().url() + "/?symbols=" + String.join(",", symbols);
            page.send("Page.navigate", "{\"url\":\"" + board + "\"}");
            TimeUnit.SECONDS.sleep(warmUp);
            Cost before = withoutGarbage(page);
            TimeUnit.SECONDS.sleep(seconds);
            Cost after = Cost.of(page);
            Cost rest = withoutGarbage(page);
            System.out.printf(
                    "| %d rows, %d at %d/s | %.1f %% | %.1f %% | %.1f %% | %,d → %,d | %.1f → %.1f | %s | %.1f |%n",
                    rows,
                    ticking,
                    TICKS_PER_SECOND,
                    after.cpuPercent(before),
                    after.scriptPercent(before),
                    after.layoutPercent(before),
                    before.nodes(),
                    rest.nodes(),
                    before.heapMegabytes(),
                    rest.heapMegabytes(),
                    prices(page),
                    systemLoad());
        }
    }

    /** Of nodes and heap only what is still in use. */
    private static Cost withoutGarbage(DevTools page) throws InterruptedException {
        page.send("HeapProfiler.collectGarbage", "{}");
        return Cost.of(page);
    }

    /** Reads the words of the page's pill, and the age of the newest price. */
    private static String prices(DevTools page) throws InterruptedException {
        return page.evaluate(
                "document.getElementById('connection').textContent + ', ' + (Date.now() - Math.max("
                        + "...[...document.querySelectorAll('#board time')].map((time) => Date.parse(time.dateTime)))) + ' ms old'");
    }
}
