package io.tickertape.testbed.attack;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;

/** Frames of RFC 6455, as a client sends them or must not. */
final class Frames {
    static final int FIN = 0x80;
    static final int RSV1 = 0x40;
    static final int RSV2 = 0x20;
    static final int CONTINUATION = 0x0;
    static final int TEXT = 0x1;
    static final int CLOSE = 0x8;
    static final int PING = 0x9;
    private static final int MASKED = 0x80;
    private static final int LONGEST_SHORT = 125;
    static final int TWO_BYTES = 126;
    static final int EIGHT_BYTES = 127;
    private static final int KEY_BYTES = 4;

    private Frames() {}

    static byte[] text(String message) {
        return frame(FIN | TEXT, message.getBytes(UTF_8));
    }

    /** A masked frame; the key is zero, which masks nothing. */
    static byte[] frame(int firstByte, byte[] payload) {
        ByteBuffer frame = ByteBuffer.allocate(14 + payload.length);
        frame.put((byte) firstByte);
        if (payload.length <= LONGEST_SHORT) {
            frame.put((byte) (MASKED | payload.length));
        } else if (payload.length < 1 << 16) {
            frame.put((byte) (MASKED | TWO_BYTES)).putShort((short) payload.length);
        } else {
            frame.put((byte) (MASKED | EIGHT_BYTES)).putLong(payload.length);
        }
        frame.put(new byte[KEY_BYTES]).put(payload);
        byte[] bytes = new byte[frame.position()];
        frame.flip().get(bytes);
        return bytes;
    }

    /** The same frame so many times. */
    static byte[] times(int count, byte[] frame) {
        ByteBuffer all = ByteBuffer.allocate(count * frame.length);
        for (int i = 0; i < count; i++) {
            all.put(frame);
        }
        return all.array();
    }

    /** A frame that claims to be so long, and has nothing in it. */
    static byte[] claiming(int firstByte, long length) {
        return ByteBuffer.allocate(14)
                .put((byte) firstByte)
                .put((byte) (MASKED | EIGHT_BYTES))
                .putLong(length)
                .putInt(0)
                .array();
    }
}
