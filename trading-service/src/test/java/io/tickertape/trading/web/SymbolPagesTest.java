package io.tickertape.trading.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.tickertape.trading.browser.DeskConfiguration;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SymbolPagesTest {
    @Test
    void aSymbolInTheTickersRowsLeadsToItsPageAtTheTicker() {
        SymbolPages pages =
                new SymbolPages(new DeskConfiguration("https://prices.example:8443", 4, Duration.ofSeconds(5)));
        HttpResponse<?> answer = pages.page(HttpRequest.GET("/symbols/BTC%2FUSD"), "BTC/USD");

        assertEquals(303, answer.code());
        assertEquals("https://prices.example:8443/symbols/BTC%2FUSD", answer.header("Location"));
    }
}
