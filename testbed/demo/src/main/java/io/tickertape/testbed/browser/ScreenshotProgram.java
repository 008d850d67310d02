package io.tickertape.testbed.browser;

import io.tickertape.testbed.demo.Demo;
import io.tickertape.testbed.demo.LaunchException;
import io.tickertape.testbed.demo.MarketOptions;
import io.tickertape.testbed.demo.Options;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Takes a picture of every page in every state, in the project's folder when everything has been built. */
@Command(
        name = "screenshots",
        description = "Shows every page in every state in Chromium, and takes its picture.",
        showDefaultValues = true,
        mixinStandardHelpOptions = true)
public final class ScreenshotProgram implements Callable<Integer> {
    /** Until prices have moved on the page. */
    private static final int SETTLING_SECONDS = 2;
    /** Until the tape has run in. */
    private static final int STRIP_SECONDS = 8;

    private static final String ANSWERED =
            "document.querySelector('#answer [data-outcome]:not([data-outcome=sending])')";

    private static final int README_WIDTH = 1024;
    private static final int README_HEIGHT = 480;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "Where the pictures go.")
    Path out = Path.of("");

    @Option(names = "--readme", paramLabel = "DIR", description = "Where those of the README go; default: nowhere.")
    @Nullable
    Path readme;

    @Mixin
    MarketOptions market = new MarketOptions();

    private ScreenshotProgram() {}

    public static void main(String[] args) {
        MarketOptions.run(new ScreenshotProgram(), args);
    }

    @Override
    public Integer call() throws Exception {
        Options options = Options.onFreePorts(market.root(), market.data("screenshots"))
                .withFeed("simulate", "--rate", "40", "--history", "90")
                .with("trading", "tickertape.login.demo-users", "true");
        try (Demo demo = Demo.start(options, market::print);
                HeadlessChromium browser = HeadlessChromium.launch();
                DevTools page = browser.page()) {
            Camera camera = new Camera(page, out);
            board(demo, camera);
            symbol(demo, camera);
            desk(demo, camera);
            operator(demo, camera);
            trouble(demo, camera);
            System.out.println("The pictures are in " + out.toAbsolutePath());
            return 0;
        } catch (BrowserException | LaunchException e) {
            System.out.println("NOT TAKEN: " + e.getMessage());
            return 1;
        }
    }

    private static void board(Demo demo, Camera camera, String query) throws InterruptedException {
        camera.open(demo.ticker().url() + "/" + query);
        camera.await("document.querySelector('#connection')?.dataset.state === 'live'");
    }

    private void board(Demo demo, Camera camera) throws IOException, InterruptedException {
        board(demo, camera, "");
        camera.await("document.querySelectorAll('#board th small').length === 32");
        TimeUnit.SECONDS.sleep(SETTLING_SECONDS);
        camera.take("board");
        camera.takeWide("board");
        keep(camera, "board.png");
        camera.takeForcedAndPrinted("board");
        camera.act("const field = document.getElementById('symbols'); field.value = 'apple jp';"
                + " field.dispatchEvent(new Event('input', { bubbles: true }));");
        camera.take("board-filtered");
        board(demo, camera, "?symbols=AAPL,NEWCO,%3Cb%3E,IBM");
        camera.take("board-refused");
        camera.act("document.querySelectorAll('#board tr').forEach((row) => row.remove());");
        camera.take("board-empty");
        camera.open(demo.ticker().url() + "/none");
        camera.await("document.querySelector('h1')");
        camera.take("error");
    }

    private void symbol(Demo demo, Camera camera) throws IOException, InterruptedException {
        for (String interval : new String[] {"1m", "5m", "1d"}) {
            camera.open(demo.ticker().url() + "/symbols/AAPL?interval=" + interval);
            camera.await("document.querySelector('#connection')?.dataset.state === 'live'");
            camera.await("document.querySelectorAll('#tape li').length > 5");
            camera.take("symbol-" + interval);
        }
        camera.takeWide("symbol");
        camera.open(demo.ticker().url() + "/strip");
        camera.await("document.documentElement?.dataset.connection === 'live'");
        TimeUnit.SECONDS.sleep(STRIP_SECONDS);
        camera.take("strip");
    }

    private void desk(Demo demo, Camera camera) throws IOException, InterruptedException {
        camera.open(demo.trading().url());
        camera.await("document.querySelector('[name=password]')");
        camera.take("login");
        logIn(camera, "alice", "wrong");
        camera.await("document.querySelector('.fault')");
        camera.take("login-refused");
        logIn(camera, "alice", "demo");
        awaitDesk(camera);
        camera.take("desk-empty");
        place(camera, "100", "AAPL", "250");
        place(camera, "40", "IBM", "260");
        place(camera, "25", "KO", "65");
        place(camera, "50", "AAPL", "200");
        place(camera, "30", "AAPL", "210");
        place(camera, "5000000", "AAPL", "200");
        camera.take("desk-refused");
        camera.act("document.querySelector('#open-rows .replace')?.click();");
        camera.await("document.querySelector('#replace-form:not([hidden])')");
        camera.take("desk-replacing");
        camera.act("document.querySelector('#ticket-quantity').value = ''; location.reload();");
        awaitDesk(camera);
        camera.act("const symbol = document.querySelector('#ticket-symbol'); symbol.value = 'AAPL';"
                + " symbol.dispatchEvent(new Event('input', { bubbles: true }));");
        camera.await("document.querySelector('#chart-drawing .own')");
        camera.take("desk");
        camera.takeWide("desk");
        keep(camera, "desk.png");
        camera.takeForcedAndPrinted("desk");
        camera.act("document.getElementById('chart').scrollIntoView();");
        camera.take("desk-chart");
        camera.open(demo.trading().url() + "/trades");
        camera.await("document.querySelector('#trades')");
        camera.take("trades");
        camera.scripts(false);
        camera.open(demo.trading().url() + "/?symbol=AAPL");
        camera.await("document.querySelector('.chosen p')");
        camera.take("desk-unscripted");
        camera.scripts(true);
    }

    private void operator(Demo demo, Camera camera) throws IOException, InterruptedException {
        camera.open(demo.trading().url() + "/login");
        camera.await("document.querySelector('form')");
        camera.act("document.querySelector('form[action=\"/logout\"]')?.requestSubmit();");
        camera.open(demo.trading().url() + "/login");
        camera.await("document.querySelector('[name=password]')");
        logIn(camera, "olivia", "demo");
        camera.await("!document.querySelector('[name=password]')");
        camera.open(demo.trading().url() + "/operator");
        camera.await("document.querySelector('.halt')");
        camera.take("operator");
    }

    /** Ends a part of the market after the other, and brings none back. */
    private void trouble(Demo demo, Camera camera) throws IOException, InterruptedException {
        board(demo, camera, "");
        demo.broker().stop();
        camera.await("document.querySelector('#connection').dataset.state === 'unreachable'");
        camera.take("board-feed-lost");
        demo.ticker().kill();
        camera.await("document.querySelector('#connection').dataset.state === 'reconnecting'");
        camera.take("board-reconnecting");
    }

    private static void logIn(Camera camera, String name, String password) throws InterruptedException {
        camera.await("document.querySelector('[name=password]')");
        camera.act("document.querySelector('[name=name]').value = '" + name + "';"
                + " document.querySelector('[name=password]').value = '" + password + "';"
                + " document.querySelector('form[action=\"/login\"]').requestSubmit();");
    }

    private static void awaitDesk(Camera camera) throws InterruptedException {
        camera.await("document.querySelector('#orders-state')?.dataset.state === 'live'"
                + " && document.querySelectorAll('#quote-rows tr').length === 32");
        TimeUnit.SECONDS.sleep(SETTLING_SECONDS);
    }

    private static void place(Camera camera, String quantity, String symbol, String limit) throws InterruptedException {
        camera.act("const type = (id, text) => { const field = document.getElementById(id); field.value = text;"
                + " field.dispatchEvent(new Event('input', { bubbles: true })); };"
                + " type('ticket-symbol', '" + symbol + "'); type('ticket-quantity', '" + quantity + "');"
                + " type('ticket-limit', '" + limit + "'); document.getElementById('place').click();");
        camera.await(ANSWERED);
        camera.act("document.querySelector('#answer .anyway')?.click();");
        camera.await(ANSWERED + " && !document.querySelector('#answer .anyway')");
    }

    private void keep(Camera camera, String name) throws IOException, InterruptedException {
        if (readme != null) {
            Files.createDirectories(readme);
            Files.write(readme.resolve(name), camera.picture(README_WIDTH, README_HEIGHT, "light"));
        }
    }
}
