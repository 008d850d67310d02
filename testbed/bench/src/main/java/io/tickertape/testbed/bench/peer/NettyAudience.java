package io.tickertape.testbed.bench.peer;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.EventLoop;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The watchers of one event loop, and the buffers that they share; only touched on that loop but for the hand-over. */
final class NettyAudience {
    private static final ByteBufAllocator ALLOCATOR = PooledByteBufAllocator.DEFAULT;
    private static final byte[] LINE_END = {'\r', '\n'};

    private final EventLoop loop;
    private final AtomicReference<@Nullable Frame> next = new AtomicReference<>();
    private final List<NettyWatcher> watchers = new ArrayList<>();
    private Frame latest;
    private @Nullable ByteBuf everything;

    NettyAudience(EventLoop loop, Frame latest) {
        this.loop = loop;
        this.latest = latest;
    }

    /** Hands a frame over; a loop that has not come to the one before skips it. */
    void deliver(Frame frame) {
        if (next.getAndSet(frame) == null) {
            loop.execute(this::tell);
        }
    }

    void join(NettyWatcher watcher) {
        watcher.place = watchers.size();
        watchers.add(watcher);
    }

    void leave(NettyWatcher watcher) {
        NettyWatcher last = watchers.remove(watchers.size() - 1);
        if (last != watcher) {
            last.place = watcher.place;
            watchers.set(watcher.place, last);
        }
    }

    private void tell() {
        Frame frame = next.getAndSet(null);
        if (frame == null) {
            return;
        }
        latest = frame;
        if (everything != null) {
            everything.release();
            everything = null;
        }
        ByteBuf changes = chunk(frame.changed());
        for (int i = watchers.size() - 1; i >= 0; i--) {
            watchers.get(i).tell(frame.number(), changes);
        }
        changes.release();
    }

    long number() {
        return latest.number();
    }

    /** The latest of every symbol; shared. */
    ByteBuf everything() {
        if (everything == null) {
            everything = chunk(latest.latest());
        }
        return everything;
    }

    private static ByteBuf chunk(List<PricedEvent> events) {
        int length = events.stream().mapToInt(event -> event.event().length).sum();
        byte[] head = (Integer.toHexString(length) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        ByteBuf chunk = ALLOCATOR.directBuffer(length + head.length + LINE_END.length);
        chunk.writeBytes(head);
        events.forEach(event -> chunk.writeBytes(event.event()));
        return chunk.writeBytes(LINE_END);
    }
}
