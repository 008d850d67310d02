package io.tickertape.ticker.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tickertape.tape.fragment.CompiledFragment;
import io.tickertape.tape.fragment.FoldedTemplates;
import io.tickertape.tape.fragment.PageTemplate;
import io.tickertape.tape.market.Price;
import io.tickertape.tape.market.Size;
import io.tickertape.tape.market.Symbol;
import io.tickertape.tape.market.Tick;
import io.tickertape.ticker.Ticks;
import io.tickertape.ticker.broadcast.Format;
import io.tickertape.ticker.market.FeedStatus;
import io.tickertape.ticker.market.Freshness;
import io.tickertape.ticker.market.Market;
import java.lang.reflect.Constructor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.thymeleaf.TemplateEngine;

class BoardFragmentsTest {
    static final WebConfiguration CONFIGURATION = new WebConfiguration("http://localhost:8081", 4, "USD", 500, "none");
    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");

    private static final List<String> FIGURES = List.of("", "189.50", "<b>&\"'</b>", "@@0@@", "  ", "é", "$1\\");

    private final Market market = new Market(Freshness.Limits.of(Duration.ofSeconds(15), Duration.ofSeconds(60)), 10);
    private final BoardFragments fragments =
            new BoardFragments(engine(), CONFIGURATION, Clock.fixed(NOON, ZoneOffset.UTC));

    @Test
    void aRowHoldsEveryFigure() {
        market.apply(Ticks.instrument("BRK.B").named("Berkshire <Hathaway>").closedAt(Price.of("410")));
        market.apply(
                Ticks.of("BRK.B", "412.5", NOON)
                        .sized(Size.of("1200"))
                        .quoted(new Tick.BestQuote(Price.of("412.49"), Price.of("412.51"), Size.of("300"), null))
                        .told(new Tick.DayFigures(
                                Price.of("410"), Price.of("416"), Price.of("409"), null, Size.of("1200")))
                        .numbered(1234),
                NOON);

        assertEquals(
                """
                <tr id="q-%s" sse-swap="BRK.B"><th scope="row" data-state="live" data-sequence="1234"\
                 data-last="412.50" data-bid="412.49" data-ask="412.51"><a href="/symbols/BRK.B">BRK.B</a>\
                  <small>Berkshire &lt;Hathaway&gt;</small><td class="last" data-move="flat">412.50\
                <td class="up">+2.50 (+0.61%%)\
                <td><svg aria-hidden="true"><use href="#t-%s"/></svg>\
                <td>412.49<small>×300</small><td>412.51\
                <td>410.00<td>409.00 <svg aria-hidden="true"><circle cx="50%%"/></svg> 416.00\
                <td>1,200<td><time datetime="2026-01-05T12:00:00Z">12:00:00</time>\
                </tr>"""
                        .formatted(new Symbol("BRK.B").slug(), new Symbol("BRK.B").slug()),
                fragments.rows(market.quotes(null), null));
    }

    @Test
    void whatIsNotKnownIsLeftEmptyAndAnOldPriceSaysSo() {
        market.apply(Ticks.of("AAPL", "1", NOON), NOON.plusSeconds(90));

        assertEquals(
                """
                <tr id="q-AAPL" sse-swap="AAPL"><th scope="row" data-state="stale" data-last="1.00"><a href="/symbols/AAPL">AAPL</a> <em>stale</em> \
                <td class="last" data-move="flat">1.00<td class="flat">\
                <td><svg aria-hidden="true"><use href="#t-AAPL"/></svg><td>\
                <td><td>1.00\
                <td>1.00 <svg aria-hidden="true"><circle cx="50%"/></svg> 1.00\
                <td>0<td>\
                <time datetime="2026-01-05T12:00:00Z">2026-01-05 12:00:00</time></tr>""",
                fragments.rows(market.quotes(null), null));
    }

    @Test
    void anEventCarriesTheCellsOfItsRow() {
        market.apply(Ticks.of("AAPL", "1", NOON), NOON);
        String row = fragments.rows(market.quotes(null), null);
        String content =
                fragments.quote(Format.HTML, market.quotes(null).get(0)).content();

        assertEquals(row, "<tr id=\"q-AAPL\" sse-swap=\"AAPL\">" + content + "</tr>");
    }

    @Test
    void anEventCarriesWhatOtherPagesReadWhateverItsColumns() {
        market.apply(
                Ticks.of("AAPL", "1234567.5", NOON)
                        .quoted(new Tick.BestQuote(Price.of("0.00000012"), null, null, null))
                        .numbered(0),
                NOON);
        String content =
                fragments.quote(Format.HTML, market.quotes(null).get(0)).content();

        assertEquals(
                "<th scope=\"row\" data-state=\"live\" data-sequence=\"0\" data-last=\"1234567.50\""
                        + " data-bid=\"0.00000012\">",
                content.substring(0, content.indexOf('>') + 1));
        assertEquals("<time datetime=\"2026-01-05T12:00:00Z\">", content.replaceAll("(?s).*?(<time[^>]*>).*", "$1"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aRowIsWhatTheTemplateEngineMakes(long seed) throws ReflectiveOperationException {
        Random random = new Random(seed);
        PageTemplate template = new PageTemplate(engine(), "board");
        CompiledFragment<QuoteRow> row = template.compiled(QuoteRow.class, "row", BoardFragments::rowModel);
        Constructor<?> constructor = QuoteRow.class.getDeclaredConstructors()[0];
        for (int i = 0; i < 200; i++) {
            Object[] figures = Stream.generate(() -> FIGURES.get(random.nextInt(FIGURES.size())))
                    .limit(constructor.getParameterCount())
                    .toArray();
            QuoteRow quote = (QuoteRow) constructor.newInstance(figures);

            assertEquals(template.fragment("row", BoardFragments.rowModel(quote)), row.render(quote));
        }
    }

    @Test
    void namesTheCurrencyWhereItIsNotTheBoardsOwn() {
        market.apply(Ticks.instrument("VOD.L").in("GBX"));
        market.apply(Ticks.instrument("AAPL").in("USD"));
        market.apply(Ticks.of("VOD.L", "4082", NOON), NOON);
        market.apply(Ticks.of("AAPL", "189.5", NOON), NOON);

        String rows = fragments.rows(market.quotes(null), null);
        assertTrue(rows.contains("4,082.00<small class=\"currency\">GBX</small><td"), rows);
        assertTrue(rows.contains("189.50<td"), rows);
    }

    @Test
    void datesAndAgesAPriceThatIsOld() {
        market.apply(Ticks.of("AAPL", "1", NOON), NOON.plus(Duration.ofHours(5)));
        assertTrue(rows().contains(">2026-01-05 12:00:00</time>"), rows());
        assertTrue(rows().contains("</a> <em>stale 5 h</em>"), rows());

        market.age(NOON.plus(Duration.ofDays(12)));
        assertTrue(rows().contains("</a> <em>stale 12 d</em>"), rows());
    }

    @Test
    void datesALivePriceOfAnotherDay() {
        Instant evening = NOON.minus(Duration.ofHours(13));
        market.apply(Ticks.of("AAPL", "1", evening), evening);

        assertTrue(rows().contains(">2026-01-04 23:00:00</time>"), rows());
        assertTrue(rows().contains("data-state=\"live\""), rows());
    }

    @Test
    void showsThatTheCurrencyIsNotKnown() {
        market.apply(Ticks.instrument("VOD.L").in("?"));
        market.apply(Ticks.of("VOD.L", "4082", NOON), NOON);

        assertTrue(rows().contains("4,082.00<small class=\"currency\">?</small><td"), rows());
    }

    @Test
    void callsAHaltByTheProducersWord() {
        market.apply(Ticks.of("AAPL", "1", NOON), NOON);
        market.apply(Ticks.instrument("AAPL").status("CLOSED"));

        assertTrue(rows().contains("data-state=\"halted\""), rows());
        assertTrue(rows().contains("<em>closed</em>"), rows());
    }

    @Test
    void showsAVolumeOfLessThanAShare() {
        market.apply(Ticks.of("BTC/USD", "60000", NOON).sized(Size.of("0.73")), NOON);

        assertTrue(rows().contains(">0.73<td"), rows());
    }

    @Test
    void hasARowForASymbolThatIsAskedForAndHasNoPrice() {
        market.apply(Ticks.of("B", "1", NOON), NOON);
        Set<Symbol> wanted = new LinkedHashSet<>(List.of(new Symbol("^C"), new Symbol("B"), new Symbol("A")));

        assertEquals(
                List.of("^C no price yet", "B", "A no price yet"),
                Stream.of(fragments.rows(market.quotes(wanted), wanted).split("</tr>"))
                        .map(row -> row.replaceAll(
                                        "(?s).*?<(?:span|a [^>]*)>(.*?)</(?:span|a)>.*?(<td colspan=\"9\">(.*)|$)",
                                        "$1 $3")
                                .replaceAll("(?s)<.*", "")
                                .strip())
                        .toList());
    }

    private String rows() {
        return fragments.rows(market.quotes(null), null);
    }

    @Test
    void theLinesOfTheLastHourStandApartFromTheRowsThatShowThem() {
        market.apply(Ticks.of("BRK.B", "1", NOON.minusSeconds(60)), NOON);
        market.apply(Ticks.of("BRK.B", "2", NOON), NOON);
        String slug = new Symbol("BRK.B").slug();

        assertEquals(
                "<symbol preserveAspectRatio=\"none\" id=\"t-" + slug + "\" viewBox=\"0 0 20 20\">"
                        + "<path vector-effect=\"non-scaling-stroke\" d=\"M18 20h0l1-20\"/></symbol>",
                fragments.trends(TrendLine.of(market, market.quotes(null))));
        assertTrue(rows().contains("<use href=\"#t-" + slug + "\"/>"), rows());
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
        TemplateEngine engine = new TemplateEngine();
        engine.setTemplateResolver(new FoldedTemplates(true));
        return engine;
    }
}
