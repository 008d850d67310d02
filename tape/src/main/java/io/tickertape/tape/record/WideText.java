package io.tickertape.tape.record;

import org.jspecify.annotations.Nullable;

/** Tells JSON in UTF-16 and UTF-32 by its first two characters. */
final class WideText {
    private static final int UTF_16_BYTES = 2;
    private static final int UTF_32_BYTES = 4;
    /** A byte order mark, or the brace that JSON's objects begin with. */
    private static final int[] FIRST = {0xfeff, '{'};

    private WideText() {}

    /** The encoding's name; null where it is none of these. */
    static @Nullable String name(byte[] value) {
        // Two characters of ASCII, as nearly all begin: no wide one begins so.
        if (value.length >= 2 && value[0] > 0 && value[1] != 0) {
            return null;
        }
        for (int first : FIRST) {
            if (begins(value, first, UTF_32_BYTES, true)) {
                return "UTF-32BE";
            }
            if (begins(value, first, UTF_32_BYTES, false)) {
                return "UTF-32LE";
            }
            if (begins(value, first, UTF_16_BYTES, true)) {
                return "UTF-16BE";
            }
            if (begins(value, first, UTF_16_BYTES, false)) {
                return "UTF-16LE";
            }
        }
        return null;
    }

    /** Whether it begins with that character and, as JSON does, one of ASCII. */
    private static boolean begins(byte[] value, int character, int width, boolean highestFirst) {
        boolean begins = value.length >= 2 * width;
        for (int i = 0; begins && i < width; i++) {
            int place = highestFirst ? width - 1 - i : i;
            begins = value[i] == (byte) (character >>> (Byte.SIZE * place)) && (place == 0 || value[width + i] == 0);
        }
        return begins;
    }
}
