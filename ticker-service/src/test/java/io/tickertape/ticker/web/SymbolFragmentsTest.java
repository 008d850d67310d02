package io.tickertape.ticker.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tickertape.tape.market.Price;
import io.tickertape.tape.market.Size;
import io.tickertape.tape.market.Symbol;
import io.tickertape.tape.market.Tick;
import io.tickertape.ticker.Ticks;
import io.tickertape.ticker.broadcast.Format;
import io.tickertape.ticker.candles.Interval;
import io.tickertape.ticker.market.Freshness;
import io.tickertape.ticker.market.Market;
import io.tickertape.ticker.market.SymbolState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SymbolFragmentsTest {
    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");

    private final Market market = new Market(Freshness.Limits.of(Duration.ofSeconds(15), Duration.ofSeconds(60)), 10);
    private final SymbolFragments fragments = new SymbolFragments(
            BoardFragmentsTest.engine(),
            BoardFragmentsTest.CONFIGURATION,
            Clock.fixed(NOON.plusSeconds(600), ZoneOffset.UTC));

    @Test
    void theQuoteHasEveryFigure() {
        market.apply(Ticks.instrument("BRK.B").named("Berkshire").closedAt(Price.of("1410")));
        market.apply(Ticks.of("BRK.B", "1402.5", NOON), NOON);
        market.apply(
                Ticks.of("BRK.B", "1412.5", NOON.plusSeconds(1))
                        .sized(Size.of("1200"))
                        .quoted(new Tick.BestQuote(
                                Price.of("1412.49"), Price.of("1412.51"), Size.of("3000"), Size.of("20"))),
                NOON);

        assertEquals(
                """
                <div class="quote" data-state="live" data-title="BRK.B 1,412.50 +0.18%"><p class="price" data-move="up">\
                <b class="last">1,412.50</b> <small>USD</small> <span class="up">+2.50 (+0.18%)</span></p>\
                <p class="updated"><time datetime="2026-01-05T12:00:01Z">12:00:01</time> UTC
                        </p><dl><div><dt>Bid</dt><dd>1,412.49 <small>× 3,000</small></dd></div>\
                <div><dt>Ask</dt><dd>1,412.51 <small>× 20</small></dd></div>\
                <div><dt>Open</dt><dd>1,402.50</dd></div><div><dt>Previous close</dt><dd>1,410.00</dd></div>\
                <div><dt>Volume</dt><dd>1,200</dd></div><div class="range"><dt>Day’s range</dt><dd>\
                <span>1,402.50</span><svg aria-hidden="true" height="14"><line x1="0" x2="100%" y1="7" y2="7"/>\
                <circle cy="7" r="5" cx="100%"/></svg><span class="apart"> to </span><span>1,412.50</span></dd></div>\
                </dl></div>""",
                fragments.quote(state("BRK.B")));
    }

    @Test
    void anOldQuoteSaysSoInItsTitleToo() {
        market.apply(Ticks.of("AAPL", "1", NOON), NOON.plusSeconds(90));
        String quote = fragments.quote(state("AAPL"));

        assertTrue(
                quote.startsWith("<div class=\"quote\" data-state=\"stale\" data-title=\"AAPL 1.00 (stale)\">"), quote);
        assertTrue(quote.contains("<em>stale</em>"), quote);
    }

    @Test
    void whatIsNotKnownIsADash() {
        market.apply(Ticks.of("AAPL", "1", NOON), NOON);
        String quote = fragments.quote(state("AAPL"));

        assertTrue(quote.contains("<dt>Bid</dt><dd>–"), quote);
        assertTrue(quote.contains("<dt>Previous close</dt><dd>–</dd>"), quote);
    }

    @Test
    void tradesComeNewestFirstWithTheirMove() {
        market.apply(Ticks.of("AAPL", "1", NOON).sized(Size.of("5")), NOON);
        market.apply(Ticks.of("AAPL", "1.5", NOON.plusSeconds(1)), NOON);
        SymbolState state = state("AAPL");

        assertEquals(
                "<li><time datetime=\"2026-01-05T12:00:01Z\">12:00:01</time> <b class=\"up\">1.50</b> <span></span></li>",
                fragments.tape(Format.HTML, state.trades(), 1, false));
        assertEquals(
                """
                <ol id="tape" hx-swap-oob="innerHTML">\
                <li><time datetime="2026-01-05T12:00:01Z">12:00:01</time> <b class="up">1.50</b> <span></span></li>\
                <li><time datetime="2026-01-05T12:00:00Z">12:00:00</time> <b class="flat">1.00</b> <span>5</span></li></ol>""",
                fragments.tape(Format.HTML, state.trades(), 2, true));
        assertEquals(
                """
                [{"time":"2026-01-05T12:00:01Z","price":"1.50"},{"time":"2026-01-05T12:00:00Z","price":"1.00","size":"5"}]""",
                fragments.tape(Format.JSON, state.trades(), 2, true));
    }

    @Test
    void tradesAndCandlesOfAnotherDayHaveTheirDate() {
        Instant yesterday = NOON.minus(Duration.ofHours(22));
        market.apply(Ticks.of("AAPL", "1", yesterday.minusSeconds(60)), yesterday);
        market.apply(Ticks.of("AAPL", "2", yesterday), yesterday);
        SymbolState state = state("AAPL");
        String tape = fragments.tape(Format.HTML, state.trades(), 1, false);
        String chart = fragments.picture(Format.HTML, state).render(true);

        assertTrue(tape.contains("<time datetime=\"2026-01-04T14:00:00Z\">2026-01-04 14:00:00</time>"), tape);
        assertTrue(chart.contains("<time datetime=\"2026-01-04T13:59:00Z\">2026-01-04 13:59</time>"), chart);
        assertTrue(chart.contains("<time datetime=\"2026-01-04T14:00:00Z\">2026-01-04 14:00</time>"), chart);
    }

    @Test
    void theFormingCandleIsDrawnAndSaid() {
        market.apply(Ticks.of("AAPL", "100", NOON).sized(Size.of("5")), NOON);
        market.apply(Ticks.of("AAPL", "104", NOON.plusSeconds(1)), NOON);
        market.apply(Ticks.of("AAPL", "102", NOON.plusSeconds(2)), NOON);

        assertEquals(
                """
                <svg class="plot shapes forming" aria-hidden="true" preserveAspectRatio="none" viewBox="0 0 400 1000"\
                 data-state="live" data-move="up"><path class="volume" d="M362 1000v-160h6v160z"/>\
                <path class="candles" d="M362 405h6v375h-6zM365 30V405"/><path class="line" d="M363 405h4"/></svg>\
                <svg class="plot last-line" aria-hidden="true" data-state="live">\
                <line x1="0" x2="100%" y1="40.5%" y2="40.5%"/></svg>\
                <svg class="price-axis last-price" aria-hidden="true" data-state="live">\
                <svg x="0" overflow="visible" y="40.5%"><rect x="0" y="-9" width="100%" height="18"/>\
                <text x="6" dy="4">102.00</text></svg></svg><p class="figures" data-slot="36">\
                <time datetime="2026-01-05T12:00:00Z">12:00</time> <span>open <b>100.00</b></span>\
                 <span>high <b>104.00</b></span> <span>low <b>100.00</b></span> <span>close <b>102.00</b></span>\
                 <span>volume <b>5</b></span></p>""",
                fragments.picture(Format.HTML, state("AAPL")).render(false));
    }

    @Test
    void theWholeChartBringsItsScalesAndItsTableOutOfBand() {
        market.apply(Ticks.of("AAPL", "100", NOON), NOON);
        market.apply(Ticks.of("AAPL", "104", NOON.plusSeconds(120)), NOON.plusSeconds(120));
        String whole = fragments.picture(Format.HTML, state("AAPL")).render(true);

        assertTrue(whole.startsWith("<svg class=\"plot shapes forming\""), whole);
        assertTrue(whole.contains("<div id=\"still\" hx-swap-oob=\"innerHTML\"><svg class=\"plot grid\""), whole);
        assertTrue(whole.contains("<path class=\"candles rise\" d=\"M342 780h6v0h-6z\"/>"), whole);
        assertTrue(whole.contains("fill=\"url(#hatch)\" x=\"87.5%\" width=\"2.5%\"/>"), whole);
        assertTrue(whole.contains("<text x=\"6\" dy=\"4\" y=\"78%\">100.00</text>"), whole);
        assertTrue(
                whole.contains(
                        "<tr data-slot=\"34\"><th scope=\"row\"><time datetime=\"2026-01-05T12:00:00Z\">12:00</time>"
                                + "<td>100.00<td>100.00<td>100.00<td>100.00<td>0</tr></tbody></table>"
                                + "</div>"),
                whole);
    }

    @Test
    void aStaleChartIsHatchedUpToNow() {
        market.apply(Ticks.of("AAPL", "100", NOON), NOON.plusSeconds(90));
        String whole = fragments.picture(Format.HTML, state("AAPL")).render(true);

        assertTrue(whole.contains("data-state=\"stale\" data-move=\"flat\""), whole);
        assertTrue(whole.contains("fill=\"url(#hatch)\" class=\"now\" x=\"67.5%\" width=\"32.5%\"/>"), whole);
    }

    private SymbolState state(String symbol) {
        return Objects.requireNonNull(market.state(new Symbol(symbol), Interval.MINUTE, 120));
    }
}
