package io.tickertape.ticker.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReloadingTest {
    @Test
    void offersTheOtherWayAndKeepsWhatElseWasAskedFor() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("symbols", "aapl & <b>");
        parameters.put("rate", "");

        assertEquals(
                new Reloading(false, "/?symbols=aapl+%26+%3Cb%3E&refresh=off"), Reloading.of(null, "/", parameters));
        assertEquals(new Reloading(true, "/?symbols=aapl+%26+%3Cb%3E"), Reloading.of("off", "/", parameters));
        assertEquals(new Reloading(true, "/"), Reloading.of("off", "/", Map.of()));
        assertEquals(new Reloading(false, "/?refresh=off"), Reloading.of("often", "/", Map.of()));
    }
}
