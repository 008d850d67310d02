package io.tickertape.trading.view;

import static io.tickertape.trading.Orders.NOON;

import io.tickertape.tape.fragment.FoldedTemplates;
import io.tickertape.trading.browser.DeskConfiguration;
import io.tickertape.trading.market.Market;
import io.tickertape.trading.order.SessionEnd;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.thymeleaf.TemplateEngine;

/** The desk's fragments at noon, where accounts open with 100,000.00 and a price is fresh for five seconds. */
public final class TestFragments {
    private TestFragments() {}

    public static DeskFragments with(Market market) {
        return new DeskFragments(
                templates(),
                new BigDecimal("100000.00"),
                marks(market),
                new DayEnd(new SessionEnd(LocalTime.of(21, 0), ZoneOffset.UTC), InstantSource.fixed(NOON)));
    }

    static DeskPage page(Market market) {
        return new DeskPage(
                templates(),
                new DeskConfiguration("http://localhost:8080", 4, Duration.ofSeconds(5)),
                with(market),
                marks(market),
                "v1");
    }

    private static Marks marks(Market market) {
        return new Marks(market, Duration.ofSeconds(5), Duration.ofSeconds(60), InstantSource.fixed(NOON));
    }

    static TemplateEngine templates() {
        TemplateEngine engine = new TemplateEngine();
        engine.setTemplateResolver(new FoldedTemplates(true));
        return engine;
    }
}
