package io.tickertape.ticker.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tickertape.tape.market.Price;
import io.tickertape.tape.market.Tick;
import io.tickertape.ticker.Ticks;
import io.tickertape.ticker.broadcast.Format;
import io.tickertape.ticker.market.FeedStatus;
import io.tickertape.ticker.market.Freshness;
import io.tickertape.ticker.market.Market;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

class BoardFragmentsTest {
    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");

    private final Market market = new Market(Freshness.Limits.of(Duration.ofSeconds(15), Duration.ofSeconds(60)), 10);
    private final BoardFragments fragments = new BoardFragments(engine());

    @Test
    void aRowHoldsEveryFigure() {
        market.apply(Ticks.instrument("BRK.B").named("Berkshire <Hathaway>").closedAt(Price.of("410")));
        market.apply(
                Ticks.of("BRK.B", "412.5", NOON)
                        .sized(Size.of("1200"))
                        .quoted(new Tick.BestQuote(Price.of("412.49"), Price.of("412.51"), null, null))
                        .numbered(1234),
                NOON);

        assertEquals(
                """
                <tr
                        id="q-BRK_2eB" sse-swap="BRK.B"><th
                        scope="row" data-state="live" data-sequence="1234"><span>BRK.B</span><small>Berkshire &lt;Hathaway&gt;</small></th><td
                        class="last" data-move="flat">412.50</td><td
                        class="up">+2.50 (+0.61%)</td><td
                        class="wide">412.49</td><td
                        class="wide">412.51</td><td
                        class="wide">1,200</td><td
                        class="updated"><time
                        datetime="2026-01-05T12:00:00Z">12:00:00</time><em></em></td></tr>""",
                fragments.rows(market.quotes(null)));
    }

    @Test
    void whatIsNotKnownIsLeftEmptyAndAnOldPriceSaysSo() {
        market.apply(Ticks.of("AAPL", "1", NOON), NOON.plusSeconds(90));

        assertEquals(
                """
                <tr
                        id="q-AAPL" sse-swap="AAPL"><th
                        scope="row" data-state="stale" data-sequence="-1"><span>AAPL</span></th><td
                        class="last" data-move="flat">1.00</td><td
                        class="flat"></td><td
                        class="wide"></td><td
                        class="wide"></td><td
                        class="wide">0</td><td
                        class="updated"><time
                        datetime="2026-01-05T12:00:00Z">12:00:00</time><em>stale</em></td></tr>""",
                fragments.rows(market.quotes(null)));
    }

    @Test
    void anEventCarriesTheCellsOfItsRow() {
        market.apply(Ticks.of("AAPL", "1", NOON), NOON);
        String row = fragments.rows(market.quotes(null));
        String content =
                fragments.quote(Format.HTML, market.quotes(null).get(0)).content();

        assertEquals(row, "<tr\n        id=\"q-AAPL\" sse-swap=\"AAPL\">" + content + "</tr>");
    }

    @Test
    void aHeartbeatAndAGapSayTheTime() {
        FeedStatus live = new FeedStatus(FeedStatus.State.LIVE, 100, Duration.ofMillis(12));
        assertEquals(
                """
                <span class="feed" data-feed="live">Server time <time datetime="2026-01-05T12:00:00Z">12:00:00</time> \
                UTC, feed lag
                      <span>12</span> ms, <span>{conflated}</span> ticks conflated.</span>""",
                fragments.heartbeat(Format.HTML, NOON, live));
        assertEquals(
                "{\"time\":\"2026-01-05T12:00:00Z\",\"feed\":\"live\",\"rebuiltPercent\":100,\"lagMillis\":12,\"conflated\":{conflated}}",
                fragments.heartbeat(Format.JSON, NOON, live));
        assertEquals(
                """
                Connected again at <time datetime="2026-01-05T12:00:00Z">12:00:00</time> UTC
                    after the service was restarted. These are the current prices; what traded in between is not shown.""",
                fragments.gap(Format.HTML, NOON));
        assertEquals("{\"time\":\"2026-01-05T12:00:00Z\"}", fragments.gap(Format.JSON, NOON));
    }

    @Test
    void aHeartbeatSaysWhyPricesAreNotCurrent() {
        assertEquals(
                """
                <span class="feed" data-feed="rebuilding">Reading what is retained: <span>42</span> %. These prices are not
                      current yet.</span>""",
                fragments.heartbeat(Format.HTML, NOON, new FeedStatus(FeedStatus.State.REBUILDING, 42, Duration.ZERO)));
        assertEquals(
                """
                <span class="feed" data-feed="unreachable">Kafka cannot be reached: these are the last prices, and they \
                are old.</span>""",
                fragments.heartbeat(
                        Format.HTML, NOON, new FeedStatus(FeedStatus.State.UNREACHABLE, 100, Duration.ZERO)));
    }

    static TemplateEngine engine() {
        ClassLoaderTemplateResolver templates = new ClassLoaderTemplateResolver();
        templates.setPrefix("views/");
        templates.setSuffix(".html");
        templates.setTemplateMode(TemplateMode.HTML);
        TemplateEngine engine = new TemplateEngine();
        engine.setTemplateResolver(templates);
        return engine;
    }
}
