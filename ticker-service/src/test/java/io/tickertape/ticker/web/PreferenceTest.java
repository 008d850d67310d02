package io.tickertape.ticker.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micronaut.http.MediaType;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreferenceTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "html | ",
                "html | */*",
                "html | text/html",
                "json | application/json",
                "html | text/html,application/json;q=0.9",
                "json | text/html;q=0.5,application/json;q=0.9",
                "html | application/json;q=0.2,text/*",
                "json | application/json,*/*;q=0.1",
                "html | application/json;q=0,*/*",
                "json | application/json, text/plain, */*",
                "json | application/json, text/*;q=0.9",
                "html | text/html, application/*",
                "json | Application/JSON",
                "html | application/json;Q=0.1,text/html;q=0.5",
                "html | application/json;q=0, text/plain",
                "json | application/json;q=1, text/html;q=.9",
                "html | text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
            })
    void theBestMatchDecides(String expected, String accept) {
        List<MediaType> accepted = accept == null ? List.of() : MediaType.orderedOf(accept);
        boolean json = Preference.isFor(MediaType.APPLICATION_JSON_TYPE, MediaType.TEXT_HTML_TYPE, accepted);
        assertEquals(expected, json ? "json" : "html");
    }

    @Test
    void whatIsNamedGoesBeforeWhatFallsIntoARange() {
        assertTrue(Preference.isFor(
                MediaType.TEXT_CSV_TYPE, MediaType.APPLICATION_JSON_TYPE, MediaType.orderedOf("text/csv, */*")));
    }
}
