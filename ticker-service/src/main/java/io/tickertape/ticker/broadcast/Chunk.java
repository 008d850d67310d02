package io.tickertape.ticker.broadcast;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Bytes as they go over the wire: one chunk of an HTTP/1.1 body, its length in front.
 *
 * <p>So that a frame is framed once for all, too, and written with one buffer instead of three to each watcher.
 */
final class Chunk {
    private static final byte[] LINE_END = {'\r', '\n'};

    private Chunk() {}

    /** Nothing at all if there is nothing in it: an empty chunk would end the body. */
    static ByteBuf of(List<byte[]> parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        if (length == 0) {
            return Unpooled.EMPTY_BUFFER;
        }
        byte[] head = (Integer.toHexString(length) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        int whole = head.length + length + LINE_END.length;
        // Direct, or Netty copies it once more for every watcher.
        ByteBuf chunk = PooledByteBufAllocator.DEFAULT.directBuffer(whole, whole);
        chunk.writeBytes(head);
        for (byte[] part : parts) {
            chunk.writeBytes(part);
        }
        return chunk.writeBytes(LINE_END);
    }
}
