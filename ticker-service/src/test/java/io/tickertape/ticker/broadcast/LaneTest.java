package io.tickertape.ticker.broadcast;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

class LaneTest {
    private static final long SECOND = 1_000_000_000L;

    private long editions;

    @Test
    void isDueAtMostAtItsRate() {
        Lane lane = new Lane(Audience.of(null, 4, Format.HTML), 0);

        assertEquals(1, dueAfter(lane, 1, 0));
        assertEquals(1, dueAfter(lane, 2, SECOND / 4 - 1));
        assertEquals(3, dueAfter(lane, 3, SECOND / 4));
        assertEquals(5, dueAfterSkipping(lane, SECOND / 2));
    }

    @Test
    void isNotDueWhereNothingChanged() {
        Lane lane = new Lane(Audience.of(null, 0, Format.HTML), 0);

        assertEquals(0, dueAfter(lane, 0, 0));
        assertEquals(2, dueAfter(lane, 1, 1));
        assertEquals(2, dueAfter(lane, 1, 2));
        assertEquals(4, dueAfter(lane, 2, 2));
    }

    /** The edition that the lane is due with after one more edition. */
    private long dueAfter(Lane lane, long version, long nanos) {
        Edition edition = new Edition(
                ++editions, new Position("00000000", version), Map.of(Format.HTML, Sheet.EMPTY), EditionTest.SIGNS, 0);
        lane.offer(edition, nanos);
        return lane.dueEdition();
    }

    private long dueAfterSkipping(Lane lane, long nanos) {
        dueAfter(lane, 4, nanos - 1);
        return dueAfter(lane, 5, nanos);
    }
}
