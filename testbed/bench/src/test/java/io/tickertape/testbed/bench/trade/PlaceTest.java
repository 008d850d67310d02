package io.tickertape.testbed.bench.trade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PlaceTest {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1);
    private final List<Long> placed = new ArrayList<>();
    private final Place place = new Place(new Tally(), timer, 1) {
        @Override
        protected void place() {
            placed.add(placedAt());
        }
    };

    @AfterEach
    void stop() {
        timer.shutdownNow();
    }

    @Test
    void ordersAreDueInTurnAtEvenTimes() {
        Rhythm rhythm = new Rhythm(4, 100, 7);
        assertEquals(7, rhythm.due(0, 0));
        assertEquals(7 + SECOND / 100, rhythm.due(1, 0));
        assertEquals(7 + SECOND / 25, rhythm.due(0, 1));
    }

    @Test
    void anOrderThatHadToWaitForTheOneBeforeWaitsSinceItWasDue() {
        long start = System.nanoTime() - 10 * SECOND;
        place.begin(new Rhythm(2, 2, start));
        place.next();
        place.next();
        assertEquals(List.of(start + SECOND / 2, start + 3 * SECOND / 2, start + 5 * SECOND / 2), placed);
    }

    @Test
    void nothingIsPlacedBeforeItIsDue() {
        place.begin(new Rhythm(2, 2, System.nanoTime() + 3_600 * SECOND));
        assertEquals(List.of(), placed);
        assertEquals(1, timer.getQueue().size());
    }

    @Test
    void withoutARateTheNextIsPlacedAtOnce() {
        long before = System.nanoTime();
        place.begin(new Rhythm(2, 0, before - 10 * SECOND));
        place.next();
        assertEquals(2, placed.size());
        assertTrue(placed.get(0) >= before && placed.get(1) >= placed.get(0));
    }
}
