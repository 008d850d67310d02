package io.tickertape.trading.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tickertape.trading.order.SessionEnd;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DayEndTest {
    @ParameterizedTest
    @CsvSource({
        "21:00, UTC, 2026-03-02T20:59:59.999Z, until 21:00 UTC (today), until 21:00 UTC (today)",
        "21:00, UTC, 2026-03-02T21:00:00.130Z, until 21:00 UTC (tomorrow), '21:00 UTC (tomorrow, 3 March)'",
        "21:00, UTC, 2026-03-03T00:00:00Z, until 21:00 UTC (today), until 21:00 UTC (today)",
        "16:00, America/New_York, 2026-01-05T20:59:00Z, until 16:00 EST (today), until 16:00 EST (today)",
        "16:00, America/New_York, 2026-07-07T03:59:00Z, until 16:00 EDT (tomorrow), '16:00 EDT (tomorrow, 7 July)'",
        "16:00, America/New_York, 2026-07-07T04:00:00Z, until 16:00 EDT (today), until 16:00 EDT (today)",
        "16:00:30, UTC, 2026-03-02T12:00:00Z, until 16:00:30 UTC (today), until 16:00:30 UTC (today)"
    })
    void saysUntilWhenAnOrderTakenNowWouldStand(LocalTime time, ZoneId zone, Instant now, String words, String dated) {
        SessionEnd session = new SessionEnd(time, zone);
        DayEnd day = new DayEnd(session, () -> now);

        assertEquals(words, day.next());
        assertEquals(dated.startsWith("until ") ? dated : "until " + dated, day.dated(session.after(now)));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T12:00:00Z, until 21:00 UTC (today)",
        "2026-03-01T12:00:00Z, until 21:00 UTC (tomorrow)",
        "2026-02-28T12:00:00Z, until 21:00 UTC (2 March)",
        "2026-03-03T12:00:00Z, until 21:00 UTC (2 March)"
    })
    void namesTheDateOfAnyOtherDay(Instant now, String words) {
        DayEnd day = new DayEnd(new SessionEnd(LocalTime.of(21, 0), ZoneId.of("UTC")), () -> now);

        assertEquals(words, day.until(Instant.parse("2026-03-02T21:00:00Z")));
    }
}
