package io.tickertape.ticker.broadcast;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.CompositeByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.buffer.Unpooled;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Bytes as they go over the wire: one chunk of an HTTP/1.1 body, its length in front.
 *
 * <p>So that a frame is framed once for all, too, and written with one buffer instead of three to each watcher.
 */
public final class Chunk {
    private static final int HEXADECIMAL = 16;
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

    /** Bytes of all chunks that somebody holds. */
    static long bytesHeld() {
        return PooledByteBufAllocator.DEFAULT.pinnedDirectMemory();
    }

    static byte[] joined(List<byte[]> parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        parts.forEach(all::writeBytes);
        return all.toByteArray();
    }

    /** The bytes of whole chunks without their frames, for clients that know none; takes the reference over. */
    public static ByteBuf unframed(ByteBuf chunks) {
        CompositeByteBuf body = PooledByteBufAllocator.DEFAULT.compositeBuffer(Integer.MAX_VALUE);
        while (chunks.isReadable()) {
            int end = chunks.indexOf(chunks.readerIndex(), chunks.writerIndex(), LINE_END[0]);
            String length = chunks.readString(end - chunks.readerIndex(), StandardCharsets.US_ASCII);
            chunks.skipBytes(LINE_END.length);
            body.addComponent(true, chunks.readRetainedSlice(Integer.parseInt(length, HEXADECIMAL)));
            chunks.skipBytes(LINE_END.length);
        }
        chunks.release();
        return body;
    }
}
