package io.tickertape.tape.process;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LogPaceTest {
    private final AtomicLong nanos = new AtomicLong();
    private final LogPace pace = new LogPace(Duration.ofSeconds(1), nanos::get);

    @Test
    void letsTheFirstLineThroughAndCountsThoseItHoldsBackUntilTheNext() {
        assertEquals(OptionalLong.of(0), pace.next());
        nanos.set(999_999_999);
        assertEquals(OptionalLong.empty(), pace.next());
        assertEquals(OptionalLong.empty(), pace.next());
        nanos.set(1_000_000_000);
        assertEquals(OptionalLong.of(2), pace.next());
        nanos.set(2_000_000_000);
        assertEquals(OptionalLong.of(0), pace.next());
    }
}
