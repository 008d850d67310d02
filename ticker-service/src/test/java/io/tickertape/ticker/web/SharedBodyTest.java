package io.tickertape.ticker.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tickertape.ticker.broadcast.Position;
import io.tickertape.ticker.market.FeedStatus;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SharedBodyTest {
    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
    private static final FeedStatus LIVE = new FeedStatus(FeedStatus.State.LIVE, 100, Duration.ZERO);

    private final SharedBody shared = new SharedBody();
    private int made;

    @Test
    void isMadeOnceForAllWhoAskBeforeAnythingChanges() {
        assertEquals("1", asked(moment(7, LIVE, NOON)));
        assertEquals("1", asked(moment(7, LIVE, NOON.plusMillis(999))));
    }

    @Test
    void isMadeAnewAfterAnyChange() {
        assertEquals("1", asked(moment(7, LIVE, NOON)));
        assertEquals("2", asked(moment(8, LIVE, NOON)));
        assertEquals("3", asked(moment(8, FeedStatus.STARTING, NOON)));
        assertEquals("4", asked(moment(8, FeedStatus.STARTING, NOON.plusSeconds(1))));
    }

    private String asked(SharedBody.Moment now) {
        return new String(shared.of(now, () -> String.valueOf(++made)).plain(), StandardCharsets.UTF_8);
    }

    private static SharedBody.Moment moment(long version, FeedStatus feed, Instant time) {
        return new SharedBody.Moment(new Position("00000001", version), feed, time);
    }
}
