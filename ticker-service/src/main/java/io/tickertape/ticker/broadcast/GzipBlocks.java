package io.tickertape.ticker.broadcast;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.Deflater;

/**
 * Pieces of a gzip stream that refer to nothing before them and end with a full flush: so one and the same piece is right
 * in every watcher's stream, wherever that began, and is decoded as soon as it is there. The stream has no end, and
 * therefore no checksum.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc1951">RFC 1951, DEFLATE</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc1952">RFC 1952, GZIP</a>
 */
final class GzipBlocks {
    /** Of a stream that is deflated, without a name, a time or a system. */
    static final byte[] HEAD = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};

    /** Six takes twice the time, and of a hundred bytes of a board it leaves 16 instead of 18. */
    private static final int LEVEL = 1;

    private static final int LONGEST_STORED = 0xffff;
    private static final int STORED_HEAD = 5;
    /** The slack of a block that cannot be made smaller. */
    private static final int SLACK = 64;

    /** A deflater holds some hundred KB outside of the heap; a loop needs one. */
    private static final ThreadLocal<Deflater> DEFLATER = ThreadLocal.withInitial(() -> new Deflater(LEVEL, true));

    private GzipBlocks() {}

    /** Stored as it is where deflating gains nothing. */
    static byte[] of(byte[] bytes) {
        byte[] deflated = deflated(bytes);
        return deflated.length < stored(bytes.length) ? deflated : asTheyAre(bytes);
    }

    private static byte[] deflated(byte[] bytes) {
        Deflater deflater = DEFLATER.get();
        deflater.reset();
        deflater.setInput(bytes);
        byte[] block = new byte[bytes.length / 2 + SLACK];
        int length = 0;
        while (true) {
            length += deflater.deflate(block, length, block.length - length, Deflater.FULL_FLUSH);
            if (length < block.length) {
                return Arrays.copyOf(block, length);
            }
            block = Arrays.copyOf(block, 2 * block.length);
        }
    }

    private static int stored(int length) {
        return length + STORED_HEAD * (length / LONGEST_STORED + 1);
    }

    /** Every block before ends on a byte's boundary, and so does this one. */
    private static byte[] asTheyAre(byte[] bytes) {
        ByteBuffer blocks = ByteBuffer.allocate(stored(bytes.length)).order(ByteOrder.LITTLE_ENDIAN);
        for (int from = 0; from < bytes.length; from += LONGEST_STORED) {
            int length = Math.min(LONGEST_STORED, bytes.length - from);
            blocks.put((byte) 0)
                    .putShort((short) length)
                    .putShort((short) ~length)
                    .put(bytes, from, length);
        }
        return Arrays.copyOf(blocks.array(), blocks.position());
    }
}
