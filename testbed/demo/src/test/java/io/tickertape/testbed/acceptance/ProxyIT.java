package io.tickertape.testbed.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import io.tickertape.testbed.client.Events.Event;
import io.tickertape.testbed.client.LiveStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A proxy neither holds events back from its watchers nor compresses them again. */
class ProxyIT extends BoardAcceptanceTest {
    @ParameterizedTest
    @EnumSource
    void eachPriceComesAtOnceToWhoeverWatchesByIt(Proxy.Kind kind, @TempDir Path folder) throws Exception {
        try (Proxy proxy = Proxy.start(kind, folder, URI.create(market.ticker().url()))) {
            for (String coding : List.of("gzip", "zstd", "identity")) {
                watch(proxy, kind + coding.toUpperCase(Locale.ROOT), coding);
            }
        }
    }

    /** One from before the first price, one that comes later, and one that lost its connection. */
    private void watch(Proxy proxy, String symbol, String coding) throws Exception {
        URI prices = proxy.url().resolve("/prices/stream?symbols=" + symbol);
        try (LiveStream early = LiveStream.open(prices, "Accept-Encoding", coding)) {
            assertEquals(
                    coding,
                    early.response().headers().firstValue("Content-Encoding").orElse("identity"));
            for (String price : List.of("1.00", "2.00", "3.00")) {
                market.trades(symbol, price);
                early.await(symbol, ">" + price + "<");
            }
            try (LiveStream late = LiveStream.open(prices, "Accept-Encoding", coding);
                    LiveStream resumed =
                            LiveStream.open(prices, "Accept-Encoding", coding, "Last-Event-ID", early.lastEventId())) {
                late.await(symbol, ">3.00<");
                market.trades(symbol, "4.00");
                for (LiveStream each : List.of(early, late, resumed)) {
                    each.await(symbol, ">4.00<");
                    assertTrue(each.soFar().stream().map(Event::name).noneMatch("gap"::equals));
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void theBoardIsLiveInABrowserBehindIt(Proxy.Kind kind, @TempDir Path folder) throws Exception {
        String symbol = kind + "PAGE";
        market.trades(symbol, "1");
        try (Proxy proxy = Proxy.start(kind, folder, URI.create(market.ticker().url()))) {
            Page page = newPage();
            Response stream = page.waitForResponse(
                    response -> response.url().contains("/prices/stream"),
                    () -> page.navigate(proxy.url() + "/?symbols=" + symbol));
            assertThat(connection(page)).hasText("live");
            assertEquals("zstd", stream.headers().get("content-encoding"));
            market.trades(symbol, "2");
            assertThat(last(page, symbol)).hasText("2.00");
            assertThat(connection(page)).hasText("live");
            // Before the proxy is gone.
            page.close();
        }
    }
}
