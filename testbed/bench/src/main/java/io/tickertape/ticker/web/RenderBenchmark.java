package io.tickertape.ticker.web;

import io.tickertape.tape.fragment.FoldedTemplates;
import io.tickertape.ticker.broadcast.Format;
import io.tickertape.ticker.broadcast.Renderer;
import io.tickertape.ticker.market.MarketOfTicks;
import io.tickertape.ticker.market.Quote;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.thymeleaf.TemplateEngine;

/** What it takes to render one symbol's row: once for all watchers, whenever it changed. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class RenderBenchmark {
    private static final int SYMBOLS = 500;

    private final Renderer renderer = renderer();
    private final Quote[] quotes = MarketOfTicks.quotes(SYMBOLS, 2);
    private int next;

    /** The ticker's own, with the page's template. */
    static Renderer renderer() {
        TemplateEngine engine = new TemplateEngine();
        engine.setTemplateResolver(new FoldedTemplates(true));
        return new BoardFragments(
                engine,
                new WebConfiguration("http://localhost:8081", 4, "USD", 500, "none"),
                Clock.fixed(MarketOfTicks.OPENING, ZoneOffset.UTC));
    }

    @Benchmark
    public Renderer.Rendered html() {
        return renderer.quote(Format.HTML, quote());
    }

    @Benchmark
    public Renderer.Rendered json() {
        return renderer.quote(Format.JSON, quote());
    }

    private Quote quote() {
        next = next + 1 == quotes.length ? 0 : next + 1;
        return quotes[next];
    }
}
