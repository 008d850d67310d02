package io.tickertape.ticker.broadcast;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.netty.buffer.ByteBuf;
import io.tickertape.tape.market.Symbol;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EditionTest {
    static final Signs SIGNS = new Signs(
            format -> "alive", format -> "gap".getBytes(UTF_8), symbol -> ("no price of " + symbol).getBytes(UTF_8));
    private static final WatchList ALL = new WatchList(null, Format.HTML);

    private final Edition edition = new Edition(
            1,
            new Position("00000000", 2),
            Map.of(Format.HTML, Sheet.EMPTY.with(List.of(item("AAPL", 1), item("MSFT", 2)))),
            SIGNS,
            0);

    @Test
    void watchersWithTheSameListWhoWereToldTheSameShareTheSameBytes() {
        assertSame(edition.frame(ALL, 1), edition.frame(ALL, 1));
        assertNotSame(edition.frame(ALL, 1), edition.frame(ALL, 0));
        assertSame(
                edition.frame(new WatchList(Set.of(new Symbol("AAPL")), Format.HTML), 0),
                edition.frame(new WatchList(Set.of(new Symbol("AAPL")), Format.HTML), 0));
    }

    @Test
    void whoMissedTheSameSharesTheSameBytesWhateverTheyWereToldLast() {
        Sheet sheet = Sheet.EMPTY.with(List.of(
                new Item(new Symbol("AAPL"), 1, 5, 5, 1, new byte[1], new byte[1]),
                new Item(new Symbol("MSFT"), 2, 7, 7, 1, new byte[1], new byte[1])));
        Edition later = new Edition(1, new Position("00000000", 7), Map.of(Format.HTML, sheet), SIGNS, 0);

        assertSame(later.frame(ALL, 2), later.frame(ALL, 4));
        assertSame(later.frame(ALL, 5), later.frame(ALL, 6));
        assertNotSame(later.frame(ALL, 4), later.frame(ALL, 5));
        assertNotSame(later.frame(ALL, 0), later.frame(ALL, 2));
        assertNotSame(later.frame(ALL, 1), later.frame(ALL, 2));
        assertEquals(0, later.frame(ALL, 7).ticks());
    }

    @Test
    void freesItsFramesWhenTheLastHolderLetsGo() {
        ByteBuf frame = edition.frame(ALL, 1).bytes();
        edition.retain();
        edition.release();
        assertEquals(1, frame.refCnt());

        edition.release();
        assertEquals(0, frame.refCnt());
    }

    @Test
    void aFrameInFlightOutlivesItsEdition() {
        ByteBuf inFlight = edition.frame(ALL, 1).bytes().retainedDuplicate();
        edition.release();

        assertEquals("4\r\nMSFT\r\n", inFlight.toString(UTF_8));
        inFlight.release();
    }

    private static Item item(String symbol, long version) {
        return new Item(new Symbol(symbol), 0, version, version, 1, symbol.getBytes(UTF_8), new byte[0]);
    }
}
