package io.tickertape.ticker.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.tickertape.tape.edge.ClientAddress;
import io.tickertape.tape.edge.ProxyConfiguration;
import io.tickertape.ticker.broadcast.BroadcastConfiguration;
import io.tickertape.ticker.broadcast.Broadcaster;
import io.tickertape.ticker.broadcast.ChartEvents;
import io.tickertape.ticker.broadcast.PriceStream;
import io.tickertape.ticker.market.Freshness;
import io.tickertape.ticker.market.Market;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class FullHouseTest {
    private final Market market = new Market(Freshness.Limits.of(Duration.ofSeconds(15), Duration.ofSeconds(60)), 10);
    private final BoardFragments fragments =
            new BoardFragments(BoardFragmentsTest.engine(), BoardFragmentsTest.CONFIGURATION, Clock.systemUTC());

    @Test
    void aWatcherWhoFindsAPlaceGetsAStream() {
        HttpResponse<?> answer = watch(1);

        assertEquals(HttpStatus.OK, answer.getStatus());
        assertTrue(answer.body() instanceof PriceStream, () -> String.valueOf(answer.body()));
    }

    @Test
    void aWatcherTooManyIsToldWhenToComeAgain() {
        HttpResponse<?> answer = watch(0);

        assertEquals(HttpStatus.SERVICE_UNAVAILABLE, answer.getStatus());
        String seconds = String.valueOf(answer.header("Retry-After"));
        assertTrue(seconds.matches("[5-9]|1[0-4]"), () -> seconds + " s");
        assertEquals(
                "As many watch as may, in all, from this address or with the memory there is: try again in " + seconds
                        + " s.\n",
                answer.body());
    }

    private HttpResponse<?> watch(int maximumWatchers) {
        Clock clock = Clock.systemUTC();
        Duration second = Duration.ofSeconds(1);
        Broadcaster broadcaster = new Broadcaster(
                market,
                fragments,
                new ChartEvents(
                        market,
                        new SymbolFragments(BoardFragmentsTest.engine(), BoardFragmentsTest.CONFIGURATION, clock)),
                new BroadcastConfiguration(second, second, second, second, second, maximumWatchers, 1, 0),
                clock);
        return new PricesController(
                        market,
                        broadcaster,
                        fragments,
                        BoardFragmentsTest.CONFIGURATION,
                        new ClientAddress(new ProxyConfiguration(List.of())),
                        new LongBodies(),
                        clock)
                .stream(HttpRequest.GET("/prices/stream"), null, null, null, null, null);
    }
}
