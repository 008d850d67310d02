package io.tickertape.ticker.broadcast;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.netty.buffer.ByteBuf;
import io.tickertape.tape.market.Symbol;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FrameTest {
    static final SessionEvents SESSION = new SessionEvents(
            format -> "alive",
            format -> "gap".getBytes(UTF_8),
            symbol -> ("no price of " + symbol).getBytes(UTF_8),
            (list, since, until) -> List.of());
    private static final WatchList ALL = new WatchList(null, Format.HTML);

    private final Frame frame = new Frame(
            1,
            new Position("00000000", 2),
            Map.of(Format.HTML, Snapshot.EMPTY.with(List.of(update("AAPL", 1), update("MSFT", 2)), true)),
            SESSION,
            0,
            1_000);

    @Test
    void watchersWithTheSameListWhoWereSentTheSameShareTheSameBytes() {
        assertSame(frame.payload(ALL, 1, Coding.PLAIN), frame.payload(ALL, 1, Coding.PLAIN));
        assertNotSame(frame.payload(ALL, 1, Coding.PLAIN), frame.payload(ALL, 0, Coding.PLAIN));
        assertSame(
                frame.payload(new WatchList(Set.of(new Symbol("AAPL")), Format.HTML), 0, Coding.PLAIN),
                frame.payload(new WatchList(Set.of(new Symbol("AAPL")), Format.HTML), 0, Coding.PLAIN));
    }

    @Test
    void watchersWhoLackTheSameShareTheSameBytesWhateverTheyWereSentLast() {
        Snapshot snapshot = Snapshot.EMPTY.with(
                List.of(
                        new EncodedUpdate(new Symbol("AAPL"), 1, 5, 5, 1, new byte[1], new byte[1]),
                        new EncodedUpdate(new Symbol("MSFT"), 2, 7, 7, 1, new byte[1], new byte[1])),
                true);
        Frame later = new Frame(1, new Position("00000000", 7), Map.of(Format.HTML, snapshot), SESSION, 0, 1_000);

        assertSame(later.payload(ALL, 2, Coding.PLAIN), later.payload(ALL, 4, Coding.PLAIN));
        assertSame(later.payload(ALL, 5, Coding.PLAIN), later.payload(ALL, 6, Coding.PLAIN));
        assertNotSame(later.payload(ALL, 4, Coding.PLAIN), later.payload(ALL, 5, Coding.PLAIN));
        assertNotSame(later.payload(ALL, 0, Coding.PLAIN), later.payload(ALL, 2, Coding.PLAIN));
        assertNotSame(later.payload(ALL, 1, Coding.PLAIN), later.payload(ALL, 2, Coding.PLAIN));
        assertEquals(0, made(later, 7, Coding.PLAIN).ticks());
    }

    @Test
    void isEncodedOnceForAllWhoTakeItSo() {
        assertSame(frame.payload(ALL, 1, Coding.GZIP), frame.payload(ALL, 1, Coding.GZIP));
        assertNotSame(frame.payload(ALL, 1, Coding.GZIP), frame.payload(ALL, 1, Coding.PLAIN));
        assertEquals(
                made(frame, 1, Coding.PLAIN).ticks(),
                made(frame, 1, Coding.GZIP).ticks());
    }

    @Test
    void makesNoPayloadForWhichThereIsNoRoom() {
        Frame full = new Frame(
                1,
                new Position("00000000", 2),
                Map.of(Format.HTML, Snapshot.EMPTY.with(List.of(update("AAPL", 1), update("MSFT", 2)), true)),
                SESSION,
                0,
                1);

        Frame.Payload last = full.payload(ALL, 1, Coding.PLAIN);
        assertNull(full.payload(ALL, 0, Coding.PLAIN));
        assertSame(last, full.payload(ALL, 1, Coding.PLAIN), "those that share it need no room of their own");
    }

    @Test
    void freesItsPayloadsWhenTheLastHolderReleasesIt() {
        ByteBuf payload = made(frame, 1, Coding.PLAIN).bytes();
        frame.retain();
        frame.release();
        assertEquals(1, payload.refCnt());

        frame.release();
        assertEquals(0, payload.refCnt());
    }

    @Test
    void aPayloadInFlightOutlivesItsFrame() {
        ByteBuf inFlight = made(frame, 1, Coding.PLAIN).bytes().retainedDuplicate();
        frame.release();

        assertEquals("4\r\nMSFT\r\n", inFlight.toString(UTF_8));
        inFlight.release();
    }

    private static Frame.Payload made(Frame frame, long since, Coding coding) {
        return Objects.requireNonNull(frame.payload(ALL, since, coding), "no room");
    }

    private static EncodedUpdate update(String symbol, long version) {
        return new EncodedUpdate(new Symbol(symbol), 0, version, version, 1, symbol.getBytes(UTF_8), new byte[0]);
    }
}
