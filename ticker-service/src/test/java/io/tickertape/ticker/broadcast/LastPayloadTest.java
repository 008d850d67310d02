package io.tickertape.ticker.broadcast;

import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.netty.buffer.Unpooled;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LastPayloadTest {
    private final Frame.Payload payload = new Frame.Payload(Unpooled.EMPTY_BUFFER, 1);
    private final LastPayload last = new LastPayload();

    @Test
    void isForThoseAloneThatLackTheSameOfTheSameFrameInTheSameCoding() {
        last.set(frame(3), 5, Coding.GZIP, payload);
        assertSame(payload, last.of(frame(3), 5, Coding.GZIP));
        assertNull(last.of(frame(4), 5, Coding.GZIP));
        assertNull(last.of(frame(3), 4, Coding.GZIP));
        assertNull(last.of(frame(3), 5, Coding.PLAIN));
    }

    @Test
    void isNothingBeforeTheFirst() {
        assertNull(last.of(frame(0), 0, Coding.PLAIN));
    }

    private static Frame frame(long number) {
        return new Frame(number, new Position("00000000", 5), Map.of(), FrameTest.SESSION, 0, 0);
    }
}
