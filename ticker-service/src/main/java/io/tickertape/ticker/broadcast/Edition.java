package io.tickertape.ticker.broadcast;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

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
    private final Function<Format, byte[]> heartbeat;
    private final Function<Format, byte[]> gap;
    private final boolean beating;
    private final Map<Key, ByteBuf> frames = new ConcurrentHashMap<>();
    private final AtomicInteger holders = new AtomicInteger(1);

    /**
     * An edition, held once.
     *
     * @param sheets of the formats that were in use when it was made, all as of {@code position}
     * @param heartbeat makes the event; asked where it is needed
     * @param gap makes the event; asked where it is needed
     * @param beating whether it carries a heartbeat to everyone
     */
    Edition(
            long number,
            Position position,
            Map<Format, Sheet> sheets,
            Function<Format, byte[]> heartbeat,
            Function<Format, byte[]> gap,
            boolean beating) {
        this.number = number;
        this.position = position;
        this.sheets = Map.copyOf(sheets);
        this.heartbeat = heartbeat;
        this.gap = gap;
        this.beating = beating;
    }

    /** Whether it was made with this format; a watcher whose format came into use since waits for the next one. */
    boolean serves(Format format) {
        return sheets.containsKey(format);
    }

    /** What stands before the changes in a frame. */
    enum Lead {
        NONE,
        HEARTBEAT,
        /** A heartbeat, and that what happened since the last connection is not known here. */
        GAP
    }

    private record Key(WatchList list, long since, Lead lead) {}

    long number() {
        return number;
    }

    Position position() {
        return position;
    }

    Lead usualLead() {
        return beating ? Lead.HEARTBEAT : Lead.NONE;
    }

    /** What changed on a list after a version; shared: a caller that keeps it takes a reference of its own. */
    ByteBuf frame(WatchList list, long since, Lead lead) {
        return frames.computeIfAbsent(new Key(list, since, lead), this::make);
    }

    private ByteBuf make(Key key) {
        List<Item> changed = new ArrayList<>();
        boolean listed = false;
        Sheet sheet = sheets.getOrDefault(key.list().format(), Sheet.EMPTY);
        for (Item item : sheet.after(key.since())) {
            if (key.list().has(item.symbol())) {
                changed.add(item);
                listed |= item.listed() > key.since();
            }
        }
        List<byte[]> parts = new ArrayList<>();
        lead(key, parts);
        if (listed && key.list().format() == Format.HTML) {
            board(sheet, key.list(), parts);
        }
        for (Item item : changed) {
            parts.add(item.event());
        }
        return join(parts);
    }

    private void lead(Key key, List<byte[]> parts) {
        Format format = key.list().format();
        if (key.lead() == Lead.GAP) {
            parts.add(gap.apply(format));
        }
        if (key.lead() != Lead.NONE) {
            parts.add(heartbeat.apply(format));
        }
    }

    /** All rows, since one of them is new; carries no id: it goes before the events that do. */
    private static void board(Sheet sheet, WatchList list, List<byte[]> parts) {
        parts.add(BOARD_EVENT);
        parts.add(DATA);
        sheet.after(0).stream()
                .filter(item -> list.has(item.symbol()))
                .sorted(Comparator.comparing(Item::symbol))
                .map(Item::row)
                .forEach(parts::add);
        parts.add(END);
    }

    private static ByteBuf join(List<byte[]> parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        if (length == 0) {
            return Unpooled.EMPTY_BUFFER;
        }
        // Direct, or Netty copies it once more for every watcher.
        ByteBuf frame = PooledByteBufAllocator.DEFAULT.directBuffer(length, length);
        for (byte[] part : parts) {
            frame.writeBytes(part);
        }
        return frame;
    }

    void retain() {
        holders.incrementAndGet();
    }

    void release() {
        if (holders.decrementAndGet() == 0) {
            frames.values().forEach(ByteBuf::release);
            frames.clear();
        }
    }
}
