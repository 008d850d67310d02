package io.tickertape.testbed.bench.peer;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A frame's bytes in memory that sockets take as it is, shared by all watchers of all event loops; freed by the garbage
 * collector, since not every interface says when a buffer has been written.
 */
final class SharedFrame {
    static final SharedFrame NONE = new SharedFrame(Frame.NONE);

    private final Frame frame;
    private final ByteBuf changes;
    private @Nullable ByteBuf everything;

    SharedFrame(Frame frame) {
        this.frame = frame;
        this.changes = direct(frame.changed());
    }

    long number() {
        return frame.number();
    }

    /** What a watcher needs who was told a frame last: the changes, or, if it missed some, the latest of all. */
    ByteBuf after(long told) {
        return told == number() - 1 ? changes : everything();
    }

    private synchronized ByteBuf everything() {
        if (everything == null) {
            everything = direct(frame.latest());
        }
        return everything;
    }

    private static ByteBuf direct(List<PricedEvent> events) {
        byte[] bytes = Frame.bytes(events);
        ByteBuffer direct = ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
        return Unpooled.unreleasableBuffer(Unpooled.wrappedBuffer(direct));
    }
}
