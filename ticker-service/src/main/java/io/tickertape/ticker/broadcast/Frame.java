package io.tickertape.ticker.broadcast;

import io.netty.buffer.ByteBuf;
import io.tickertape.tape.market.Symbol;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What can be sent at one moment: the snapshots of that moment, and the payloads made of them so far.
 *
 * <p>The first event loop that needs a payload makes it, and all watchers that have the same list and lack the same
 * share its bytes. The frame owns its payloads and frees them when the last loop releases it.
 */
final class Frame {
    private static final byte[] BOARD_EVENT = "event: board\n".getBytes(StandardCharsets.UTF_8);
    private static final byte[] DATA = "data: ".getBytes(StandardCharsets.UTF_8);
    private static final byte[] END = "\n\n".getBytes(StandardCharsets.UTF_8);
    /** An event loop renders and compresses so many in some milliseconds. */
    private static final int SHORT = 1_000;

    private final long number;
    private final Position position;
    private final Map<Format, Snapshot> snapshots;
    private final SessionEvents session;
    private final long heartbeatFrame;
    private final AtomicLong room;
    private final Map<Key, Payload> payloads = new ConcurrentHashMap<>();
    private final Map<WatchList, Long> ticks = new ConcurrentHashMap<>();
    private final Map<Format, String> heartbeats = new ConcurrentHashMap<>();
    private final AtomicInteger holders = new AtomicInteger(1);

    /**
     * A frame, held once.
     *
     * @param snapshots of the formats that were in use when it was made, all as of {@code position}
     * @param heartbeatFrame the last frame, up to this one, that brings every watcher a heartbeat
     * @param room bytes of payloads that may be made; the last one may go beyond
     */
    Frame(
            long number,
            Position position,
            Map<Format, Snapshot> snapshots,
            SessionEvents session,
            long heartbeatFrame,
            long room) {
        this(number, position, Map.copyOf(snapshots), session, heartbeatFrame, new AtomicLong(room));
    }

    private Frame(
            long number,
            Position position,
            Map<Format, Snapshot> snapshots,
            SessionEvents session,
            long heartbeatFrame,
            AtomicLong room) {
        this.number = number;
        this.position = position;
        this.snapshots = snapshots;
        this.session = session;
        this.heartbeatFrame = heartbeatFrame;
        this.room = room;
    }

    /** The same, with payloads of its own: holding them keeps none that were made for others. */
    Frame apart() {
        return new Frame(number, position, snapshots, session, heartbeatFrame, room);
    }

    /** Whether it was made with this format; a watcher whose format came into use since waits for the next one. */
    boolean serves(Format format) {
        return snapshots.containsKey(format);
    }

    private record Key(WatchList list, long since, Coding coding) {}

    /**
     * What changed on a list.
     *
     * @param bytes a {@link Chunk}, shared: whoever keeps them takes a reference of its own
     * @param ticks how many of its events carry a tick; the others are of age, instruments and removals
     */
    record Payload(ByteBuf bytes, int ticks) {}

    long number() {
        return number;
    }

    Position position() {
        return position;
    }

    /** The last frame, up to this one, that brings every watcher a heartbeat; a watcher that skipped it is owed one. */
    long heartbeatFrame() {
        return heartbeatFrame;
    }

    /** The payload of what changed on a list after a version, encoded once for all watchers; null where there is no room. */
    @Nullable
    Payload payload(WatchList list, long since, Coding coding) {
        // A tape goes on exactly where this watcher's stands: watchers who were sent more or fewer trades lack others.
        long from = list.chart() == null ? snapshotOf(list).floor(since) : since;
        Key key = new Key(list, from, coding);
        return room.get() > 0 ? payloads.computeIfAbsent(key, this::make) : payloads.get(key);
    }

    /** How many updates of a list's format came after a version. */
    int lacking(WatchList list, long since) {
        return snapshotOf(list).after(since).size();
    }

    /** Whether the payload of what changed on a list after a version takes too long to make for an event loop. */
    boolean isLong(WatchList list, long since) {
        Snapshot snapshot = snapshotOf(list);
        return list.isOfAll()
                && snapshot.size() > SHORT
                && (lacksBoard(snapshot, list, since) || snapshot.after(since).size() > SHORT);
    }

    /** How many updates of a list that came after a version carry a tick that did, too. */
    int ticked(WatchList list, long since) {
        int ticked = 0;
        for (EncodedUpdate update : snapshotOf(list).after(since)) {
            ticked += list.has(update.symbol()) && update.ticked() > since ? 1 : 0;
        }
        return ticked;
    }

    private static boolean lacksBoard(Snapshot snapshot, WatchList list, long since) {
        return list.isOfAll() && list.format() == Format.HTML && snapshot.boards() > since;
    }

    private Payload make(Key key) {
        Snapshot snapshot = snapshotOf(key.list());
        List<byte[]> parts = new ArrayList<>();
        boolean isOfAll = key.list().isOfAll();
        boolean lacksRows = lacksBoard(snapshot, key.list(), key.since());
        EncodedUpdate charted = null;
        int ticks = 0;
        for (EncodedUpdate update : snapshot.after(key.since())) {
            if (key.list().has(update.symbol())) {
                lacksRows |= !isOfAll && update.listed() > key.since();
                ticks += update.ticked() > key.since() ? 1 : 0;
                // A new watcher has not seen what was taken off.
                if (!update.isRemoved() || key.since() > 0) {
                    parts.add(update.event());
                }
                charted = key.list().charts(update.symbol()) && !update.isRemoved() ? update : charted;
            }
        }
        if (charted != null) {
            // Before the events that carry an id, or a watcher whose connection breaks between them would miss these.
            parts.addAll(0, charts(key, charted));
        }
        if (lacksRows && key.list().format() == Format.HTML) {
            parts.addAll(0, board(snapshot, key.list()));
        }
        ByteBuf bytes = Chunk.of(encoded(parts, key.coding()));
        room.addAndGet(-bytes.readableBytes());
        return new Payload(bytes, ticks);
    }

    private static List<byte[]> encoded(List<byte[]> parts, Coding coding) {
        return coding == Coding.PLAIN ? parts : List.of(coding.encoded(Chunk.joined(parts)));
    }

    private List<byte[]> charts(Key key, EncodedUpdate charted) {
        boolean isNew = charted.listed() > key.since();
        return session.charts().since(key.list(), isNew ? 0 : key.since(), position.version());
    }

    /** How many ticks of a list's symbols have been folded so far. */
    long ticks(WatchList list) {
        return ticks.computeIfAbsent(list, wanted -> snapshotOf(wanted).after(0).stream()
                .filter(update -> wanted.has(update.symbol()))
                .mapToLong(EncodedUpdate::ticks)
                .sum());
    }

    private Snapshot snapshotOf(WatchList list) {
        return snapshots.getOrDefault(list.format(), Snapshot.EMPTY);
    }

    /** A heartbeat for one watcher, with the number of ticks that were conflated for it. */
    byte[] heartbeat(Format format, long conflated) {
        return heartbeats
                .computeIfAbsent(format, session.heartbeat())
                .replace(Renderer.CONFLATED, Long.toString(Math.max(0, conflated)))
                .getBytes(StandardCharsets.UTF_8);
    }

    byte[] gap(Format format) {
        return session.gap().apply(format);
    }

    /** All rows, since one of them is new; carries no id: it goes before the events that do. */
    private List<byte[]> board(Snapshot snapshot, WatchList list) {
        Map<Symbol, byte[]> rows = new HashMap<>();
        for (EncodedUpdate update : snapshot.after(0)) {
            if (!update.isRemoved() && list.has(update.symbol())) {
                rows.put(update.symbol(), update.row());
            }
        }
        List<byte[]> parts = new ArrayList<>();
        parts.add(BOARD_EVENT);
        parts.add(DATA);
        BoardOrder.visit(
                rows,
                list.order(),
                parts::add,
                symbol -> parts.add(session.unpriced().apply(symbol)));
        parts.add(END);
        return parts;
    }

    void retain() {
        holders.incrementAndGet();
    }

    void release() {
        if (holders.decrementAndGet() == 0) {
            payloads.values().forEach(payload -> payload.bytes().release());
            payloads.clear();
        }
    }
}
