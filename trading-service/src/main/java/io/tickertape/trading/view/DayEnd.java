package io.tickertape.trading.view;

import io.tickertape.trading.order.SessionEnd;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Says until when orders for the day stand, on the clocks of the session's zone. */
public final class DayEnd {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm z", Locale.ENGLISH);
    private static final DateTimeFormatter CLOCK_WITH_SECONDS =
            DateTimeFormatter.ofPattern("HH:mm:ss z", Locale.ENGLISH);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMMM", Locale.ENGLISH);
    private static final int SECONDS_A_MINUTE = 60;

    private final SessionEnd session;
    private final ZoneId zone;
    private final InstantSource clock;

    public DayEnd(SessionEnd session, InstantSource clock) {
        this.session = session;
        // The offset alone would be said as Z.
        zone = session.zone().equals(ZoneOffset.UTC) ? ZoneId.of("UTC") : session.zone();
        this.clock = clock;
    }

    /** Until when an order would stand that the engine took now. */
    String next() {
        return until(session.after(clock.instant()));
    }

    /** Such as {@code until 21:00 UTC (today)}; true until the next midnight of the zone, when it is said anew. */
    String until(Instant end) {
        LocalDate today = today();
        LocalDate day = LocalDate.ofInstant(end, zone);
        return clock(end)
                + (day.equals(today) ? " (today)" : day.equals(today.plusDays(1)) ? " (tomorrow)" : date(day));
    }

    /** The same for a text that is not said anew: today stays today until the order is over, tomorrow does not. */
    String dated(Instant end) {
        LocalDate day = LocalDate.ofInstant(end, zone);
        return day.equals(today().plusDays(1)) ? clock(end) + " (tomorrow, " + DATE.format(day) + ")" : until(end);
    }

    private static String date(LocalDate day) {
        return " (" + DATE.format(day) + ")";
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    private String clock(Instant end) {
        DateTimeFormatter format = end.getEpochSecond() % SECONDS_A_MINUTE == 0 ? CLOCK : CLOCK_WITH_SECONDS;
        return "until " + format.format(end.atZone(zone));
    }
}
