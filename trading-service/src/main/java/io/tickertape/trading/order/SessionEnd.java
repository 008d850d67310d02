package io.tickertape.trading.order;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * When orders for the day expire.
 *
 * @param time of each day, on the clocks of the zone. Where these skip it, the session ends as long after the gap's
 *     beginning as it would have without the gap; where they show it twice, it ends the first time
 */
public record SessionEnd(LocalTime time, ZoneId zone) {
    /** The end of the session that an instant belongs to: the first end after it. */
    public Instant after(Instant now) {
        // A gap may move the end of a day beyond midnight.
        LocalDate day = LocalDate.ofInstant(now, zone).minusDays(1);
        Instant end = on(day);
        while (!end.isAfter(now)) {
            day = day.plusDays(1);
            end = on(day);
        }
        return end;
    }

    private Instant on(LocalDate day) {
        return ZonedDateTime.of(day, time, zone).toInstant();
    }
}
