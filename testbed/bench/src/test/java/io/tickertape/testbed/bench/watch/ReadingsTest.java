package io.tickertape.testbed.bench.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class ReadingsTest {
    @Test
    void mergesWhatTwoGeneratorsSaw() {
        Readings both =
                new Readings(3, 2, 32L, ages(1_000, 1_000, 5_000)).plus(new Readings(2, 1, 21L, ages(9_000, 1_000)));
        assertEquals(5, both.arrived());
        assertEquals(3, both.produced());
        assertEquals(5, both.ages().getTotalCount());
        assertEquals(1, both.ages().getValueAtPercentile(50) / 1_000);
        assertEquals(9, Math.round(both.ages().getMaxValue() / 1_000.0));
    }

    @Test
    void leavesTheTwoAsTheyWere() {
        Readings one = new Readings(1, 1, 11L, ages(1_000));
        Readings unused = one.plus(new Readings(1, 1, 11L, ages(2_000)));
        assertEquals(1, one.ages().getTotalCount());
        assertEquals(2, unused.ages().getTotalCount());
    }

    @Test
    void comesThroughAPipeUnchanged() {
        Readings sent = new Readings(7, 6, 76L, ages(1, 250, 600_000_000));
        assertEquals(sent, Readings.decode(sent.encode()));
    }

    @Test
    void measuresNothingOutsideOfItsTime() {
        Meter meter = new Meter(1);
        meter.tick();
        long now = meter.nowMillis();
        meter.measure(now - 1_000, now + 60_000);
        meter.price(now - 500);
        meter.price(now - 2_000);
        assertEquals(2, meter.readings().arrived());
        assertEquals(1, meter.readings().produced());
        meter.measure(now + 30_000, now + 60_000);
        meter.price(now);
        assertEquals(Readings.none(), meter.readings());
    }

    @Test
    void looksAtTheTimeOfASampleOnly() {
        Meter meter = new Meter(7);
        meter.tick();
        long now = meter.nowMillis();
        meter.measure(now - 1_000, now + 60_000);
        for (int i = 0; i < 70; i++) {
            meter.price(now);
        }
        assertEquals(70, meter.readings().arrived());
        assertEquals(70, meter.readings().produced());
        assertEquals(10, meter.readings().ages().getTotalCount());
    }

    private static Histogram ages(long... micros) {
        Histogram ages = Readings.emptyAges();
        for (long age : micros) {
            ages.recordValue(age);
        }
        return ages;
    }
}
