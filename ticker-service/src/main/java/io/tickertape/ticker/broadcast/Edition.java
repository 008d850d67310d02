package io.tickertape.ticker.broadcast;

import io.netty.buffer.ByteBuf;
import io.tickertape.tape.market.Symbol;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What can be told at one moment: the sheets of that moment, and the frames made of them so far.
 *
 * <p>A frame is made by the first event loop that needs it and shared by all watchers with the same list who were last
 * told the same. The edition owns its frames and frees them when the last loop lets go of it.
 */
final class Edition {
    private static final byte[] BOARD_EVENT = "event: board\n".getBytes(StandardCharsets.UTF_8);
    private static final byte[] DATA = "data: ".getBytes(StandardCharsets.UTF_8);
    private static final byte[] END = "\n\n".getBytes(StandardCharsets.UTF_8);

    private final long number;
    private final Position position;
    private final Map<Format, Sheet> sheets;
    private final Signs signs;
    private final long beat;
    private final Map<Key, Frame> frames = new ConcurrentHashMap<>();
    private final Map<WatchList, Long> ticks = new ConcurrentHashMap<>();
    private final Map<Format, String> heartbeats = new ConcurrentHashMap<>();
    private final AtomicInteger holders = new AtomicInteger(1);

    /**
     * An edition, held once.
     *
     * @param sheets of the formats that were in use when it was made, all as of {@code position}
     * @param beat the last edition, up to this one, that is to bring everyone a heartbeat
     */
    Edition(long number, Position position, Map<Format, Sheet> sheets, Signs signs, long beat) {
        this.number = number;
        this.position = position;
        this.sheets = Map.copyOf(sheets);
        this.signs = signs;
        this.beat = beat;
    }

    /** Whether it was made with this format; a watcher whose format came into use since waits for the next one. */
    boolean serves(Format format) {
        return sheets.containsKey(format);
    }

    private record Key(WatchList list, long since) {}

    /**
     * What changed on a list.
     *
     * @param bytes a {@link Chunk}, shared: who keeps them takes a reference of its own
     * @param ticks how many of its events carry a tick; the others tell of age, instruments and removals
     */
    record Frame(ByteBuf bytes, int ticks) {}

    long number() {
        return number;
    }

    Position position() {
        return position;
    }

    /** The last edition, up to this one, that is to bring everyone a heartbeat; one that is skipped leaves it owed. */
    long beat() {
        return beat;
    }

    /** What changed on a list after a version. */
    Frame frame(WatchList list, long since) {
        return frames.computeIfAbsent(new Key(list, sheetOf(list).floor(since)), this::make);
    }

    private Frame make(Key key) {
        Sheet sheet = sheetOf(key.list());
        List<byte[]> parts = new ArrayList<>();
        boolean listed = false;
        int ticks = 0;
        for (Item item : sheet.after(key.since())) {
            if (key.list().has(item.symbol())) {
                listed |= item.listed() > key.since();
                ticks += item.ticked() > key.since() ? 1 : 0;
                // Who begins has not seen what is gone.
                if (!item.isRemoved() || key.since() > 0) {
                    parts.add(item.event());
                }
            }
        }
        if (listed && key.list().format() == Format.HTML) {
            parts.addAll(0, board(sheet, key.list()));
        }
        return new Frame(Chunk.of(parts), ticks);
    }

    /** How many ticks of a list's symbols have been folded so far. */
    long ticks(WatchList list) {
        return ticks.computeIfAbsent(list, wanted -> sheetOf(wanted).after(0).stream()
                .filter(item -> wanted.has(item.symbol()))
                .mapToLong(Item::ticks)
                .sum());
    }

    private Sheet sheetOf(WatchList list) {
        return sheets.getOrDefault(list.format(), Sheet.EMPTY);
    }

    /** A sign of life for one watcher, who was told so many ticks by way of a later one of the same symbol. */
    byte[] heartbeat(Format format, long conflated) {
        return heartbeats
                .computeIfAbsent(format, signs.heartbeat())
                .replace(Renderer.CONFLATED, Long.toString(Math.max(0, conflated)))
                .getBytes(StandardCharsets.UTF_8);
    }

    byte[] gap(Format format) {
        return signs.gap().apply(format);
    }

    /** All rows, since one of them is new; carries no id: it goes before the events that do. */
    private List<byte[]> board(Sheet sheet, WatchList list) {
        Map<Symbol, byte[]> rows = new TreeMap<>();
        if (list.symbols() != null) {
            list.symbols().forEach(symbol -> rows.put(symbol, signs.unpriced().apply(symbol)));
        }
        sheet.after(0).stream()
                .filter(item -> !item.isRemoved() && list.has(item.symbol()))
                .forEach(item -> rows.put(item.symbol(), item.row()));
        List<byte[]> parts = new ArrayList<>();
        parts.add(BOARD_EVENT);
        parts.add(DATA);
        parts.addAll(rows.values());
        parts.add(END);
        return parts;
    }

    void retain() {
        holders.incrementAndGet();
    }

    void release() {
        if (holders.decrementAndGet() == 0) {
            frames.values().forEach(frame -> frame.bytes().release());
            frames.clear();
        }
    }
}
