package io.tickertape.ticker.broadcast;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

class RateGroupTest {
    private static final long SECOND = 1_000_000_000L;

    private long frames;

    @Test
    void isDueAtMostAtItsRate() {
        RateGroup group = new RateGroup(Subscription.of(null, 4, Format.HTML), 0);

        assertEquals(1, dueAfter(group, 1, 0));
        assertEquals(1, dueAfter(group, 2, SECOND / 4 - 1));
        assertEquals(3, dueAfter(group, 3, SECOND / 4));
        assertEquals(5, dueAfterSkipping(group, SECOND / 2));
    }

    @Test
    void isNotDueWhereNothingChanged() {
        RateGroup group = new RateGroup(Subscription.of(null, 0, Format.HTML), 0);

        assertEquals(0, dueAfter(group, 0, 0));
        assertEquals(2, dueAfter(group, 1, 1));
        assertEquals(2, dueAfter(group, 1, 2));
        assertEquals(4, dueAfter(group, 2, 2));
    }

    /** The frame that the group is due with after one more frame. */
    private long dueAfter(RateGroup group, long version, long nanos) {
        Frame frame = new Frame(
                ++frames,
                new Position("00000000", version),
                Map.of(Format.HTML, Snapshot.EMPTY),
                FrameTest.SESSION,
                0,
                1);
        group.offer(frame, nanos);
        return group.dueFrame();
    }

    private long dueAfterSkipping(RateGroup group, long nanos) {
        dueAfter(group, 4, nanos - 1);
        return dueAfter(group, 5, nanos);
    }
}
