package io.tickertape.testbed.bench.watch;

import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * Finds the price events in the bytes of an event stream, and when the producer made each of them.
 *
 * <p>It looks for line ends eight bytes at a time and at little else: the lines of the chunked transfer encoding pass
 * as lines that mean nothing. Allocates nothing. The buffer must be little-endian.
 */
final class EventScanner {
    private static final long NEWLINES = 0x0A0A0A0A0A0A0A0AL;
    private static final long LOW_BITS = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    /** A time stands at most this far before the end of its line. */
    static final int REACH = 200;

    /** What is found. */
    interface Listener {
        /** One price event, and the epoch milliseconds at which its tick was made; -1 if it names none. */
        void price(long producedMillis);
    }

    private final Listener listener;
    /** From a line's end back to its time, as it was the last time. */
    private int distance = 1;

    private int knownDate;
    private long knownDateMillis;

    EventScanner(Listener listener) {
        this.listener = listener;
    }

    /**
     * Reads the whole lines among {@code bytes}, from 0 to the position.
     *
     * @param searched how many of the first bytes are known to hold no line end
     * @return where the last line begins, which is not whole yet
     */
    int scan(ByteBuffer bytes, int searched, Line line) {
        int end = bytes.position();
        int start = 0;
        int newline = newline(bytes, searched, end);
        while (newline >= 0) {
            if (!line.headless) {
                line.begin(bytes, start, newline);
            }
            if (line.isPriceData()) {
                listener.price(time(bytes, start, newline));
                line.told();
            }
            line.headless = false;
            start = newline + 1;
            newline = newline(bytes, start, end);
        }
        return start;
    }

    static int newline(ByteBuffer bytes, int from, int end) {
        int i = from;
        for (; i + Long.BYTES <= end; i += Long.BYTES) {
            long word = bytes.getLong(i) ^ NEWLINES;
            long found = (word - LOW_BITS) & ~word & HIGH_BITS;
            if (found != 0) {
                return i + (Long.numberOfTrailingZeros(found) >>> 3);
            }
        }
        for (; i < end; i++) {
            if (bytes.get(i) == '\n') {
                return i;
            }
        }
        return -1;
    }

    /** The last time in quotes on a line, {@code …14:30:00.123Z"}; -1 if there is none. */
    private long time(ByteBuffer bytes, int start, int end) {
        if (isTimeEnd(bytes, end - distance, start, end)) {
            return parse(bytes, end - distance);
        }
        for (int i = end - 2; i >= Math.max(start, end - REACH); i--) {
            if (isTimeEnd(bytes, i, start, end)) {
                distance = end - i;
                return parse(bytes, i);
            }
        }
        return -1;
    }

    private static boolean isTimeEnd(ByteBuffer bytes, int z, int start, int end) {
        return z - start >= 19
                && z + 1 < end
                && bytes.get(z) == 'Z'
                && bytes.get(z + 1) == '"'
                && (bytes.get(z - 9) == 'T' || bytes.get(z - 13) == 'T');
    }

    private long parse(ByteBuffer bytes, int z) {
        boolean whole = bytes.get(z - 9) == 'T';
        int millis = whole ? 0 : digits(bytes, z - 3, 3);
        int second = whole ? z : z - 4;
        int clock =
                digits(bytes, second - 8, 2) * 3600 + digits(bytes, second - 5, 2) * 60 + digits(bytes, second - 2, 2);
        int date = digits(bytes, second - 19, 4) * 10_000
                + digits(bytes, second - 14, 2) * 100
                + digits(bytes, second - 11, 2);
        return dateMillis(date) + clock * 1000L + millis;
    }

    private long dateMillis(int date) {
        if (date != knownDate) {
            knownDate = date;
            knownDateMillis = LocalDate.of(date / 10_000, date / 100 % 100, date % 100)
                            .atStartOfDay(ZoneOffset.UTC)
                            .toEpochSecond()
                    * 1000;
        }
        return knownDateMillis;
    }

    private static int digits(ByteBuffer bytes, int from, int count) {
        int number = 0;
        for (int i = from; i < from + count; i++) {
            number = number * 10 + (bytes.get(i) - '0');
        }
        return number;
    }
}
