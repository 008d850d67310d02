package io.tickertape.trading.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionEndTest {
    private static final int CASES = 20_000;
    private static final List<String> ZONES = List.of(
            "UTC",
            "America/New_York",
            "Europe/Zurich",
            "Asia/Tokyo",
            "Australia/Lord_Howe",
            "America/Sao_Paulo",
            "Asia/Kathmandu",
            "Pacific/Apia",
            "Africa/Cairo");

    @ParameterizedTest
    @CsvSource({
        // In winter and in summer; the last instant before the end, and the end itself.
        "16:00, America/New_York, 2026-01-05T20:59:59.999Z, 2026-01-05T21:00:00Z",
        "16:00, America/New_York, 2026-01-05T21:00:00Z, 2026-01-06T21:00:00Z",
        "16:00, America/New_York, 2026-07-06T19:59:59.999Z, 2026-07-06T20:00:00Z",
        "16:00, America/New_York, 2026-07-06T20:00:00.130Z, 2026-07-07T20:00:00Z",
        // Over the nights in which the clocks change.
        "16:00, America/New_York, 2026-03-07T22:00:00Z, 2026-03-08T20:00:00Z",
        "16:00, America/New_York, 2026-10-31T21:00:00Z, 2026-11-01T21:00:00Z",
        // Skipped: half past two would be half past three.
        "02:30, America/New_York, 2026-03-08T06:59:00Z, 2026-03-08T07:30:00Z",
        "02:30, America/New_York, 2026-03-08T07:30:00Z, 2026-03-09T06:30:00Z",
        // Shown twice: it ends the first time, and once.
        "01:30, America/New_York, 2026-11-01T05:29:59Z, 2026-11-01T05:30:00Z",
        "01:30, America/New_York, 2026-11-01T05:30:00Z, 2026-11-02T06:30:00Z",
        // The gap is midnight's: the end of Friday lies on Saturday.
        "00:00, Africa/Cairo, 2026-04-23T21:30:00Z, 2026-04-23T22:00:00Z",
        "21:00, UTC, 2026-03-02T21:00:00.130Z, 2026-03-03T21:00:00Z"
    })
    void endsAtTheSameTimeOfDayInWinterAndInSummer(LocalTime time, ZoneId zone, Instant now, Instant end) {
        assertEquals(end, new SessionEnd(time, zone).after(now));
    }

    @Test
    void isAfterTheInstantAndTheFirstSuchEndInEveryZone() {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < CASES; i++) {
            ZoneId zone = ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
            LocalTime time = LocalTime.ofSecondOfDay(random.nextInt(24 * 60) * 60L);
            SessionEnd session = new SessionEnd(time, zone);
            Instant now = Instant.parse("2005-01-01T00:00:00Z").plusSeconds(random.nextInt(30 * 365 * 86_400));
            Instant end = session.after(now);
            String what = session + " after " + now + " is " + end;

            assertTrue(end.isAfter(now), what);
            // Samoa left a day out.
            assertTrue(Duration.between(now, end).toHours() <= 49, what);
            assertEquals(end, session.after(end.minusMillis(1)), what);
            assertEquals(end, session.after(now.plus(Duration.between(now, end).dividedBy(2))), what);
        }
    }

    @Test
    void isTheSameTimeOfEveryDayWhereNoClockChanges() {
        SessionEnd session = new SessionEnd(LocalTime.of(21, 0), ZoneOffset.UTC);

        assertEquals(Instant.parse("2026-03-02T21:00:00Z"), session.after(Instant.parse("2026-03-01T21:00:00Z")));
        assertEquals(Instant.parse("2026-03-02T21:00:00Z"), session.after(Instant.parse("2026-03-02T00:00:00Z")));
    }
}
