package io.tickertape.testbed.bench.trade;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TallyTest {
    private static final long MILLI = TimeUnit.MILLISECONDS.toNanos(1);

    private final Tally tally = new Tally();

    @Test
    void countsAnswersWhenTheyComeAndWaitsByWhenTheirOrderWasPlaced() {
        long now = System.nanoTime();
        measureFrom(-1_000, 60_000);
        tally.placed(now);
        tally.answered(now, now + 5 * MILLI);
        tally.placed(now);
        tally.answered(now, now + 120_000 * MILLI);
        tally.placed(now - 5_000 * MILLI);
        tally.answered(now - 5_000 * MILLI, now);
        Answers answers = tally.answers();
        assertEquals(2, answers.answered());
        assertEquals(2, answers.placed());
        assertEquals(2, answers.complete());
        assertEquals(2, answers.waits().getTotalCount());
        assertEquals(5, Math.round(answers.waits().getMinValue() / 1_000.0));
        assertEquals(120, Math.round(answers.waits().getMaxValue() / 1_000_000.0));
    }

    @Test
    void countsNothingBeforeItMeasuresAndBeginsAnewEachTime() {
        long now = System.nanoTime();
        tally.placed(now);
        tally.answered(now, now);
        measureFrom(-1_000, 60_000);
        tally.refused(now);
        tally.filled(now);
        tally.message(100, now);
        assertEquals(1, tally.answers().refused());
        assertEquals(1, tally.answers().filled());
        assertEquals(100, tally.answers().bytes());
        measureFrom(-1_000, 60_000);
        assertEquals(new Answers(0, 0, 0, 0, 0, 0, 0, Answers.noWaits()), tally.answers());
    }

    @Test
    void comesThroughAPipeUnchanged() {
        Answers sent = new Answers(1, 2, 3, 4, 5, 6, 7, Answers.noWaits());
        sent.waits().recordValue(1_234);
        assertEquals(sent, Answers.decode(sent.encode()));
    }

    private void measureFrom(long fromNow, long toNow) {
        long millis = System.currentTimeMillis();
        tally.measure(millis + fromNow, millis + toNow);
    }
}
