package io.tickertape.testbed.bench.trade;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;

/**
 * What became of orders within a stretch of time.
 *
 * @param answered answers that came within it
 * @param placed orders that were placed within it
 * @param complete those of them that were answered, whenever that was
 * @param refused refusals that came within it, which are no answers
 * @param filled rows that came within it and were filled
 * @param messages that came within it
 * @param bytes of those messages
 * @param waits of the orders that were placed within it, in microseconds until their answer
 */
public record Answers(
        long answered,
        long placed,
        long complete,
        long refused,
        long filled,
        long messages,
        long bytes,
        Histogram waits) {
    private static final long LONGEST_MICROS = TimeUnit.MINUTES.toMicros(10);
    private static final int DIGITS = 3;
    private static final int FIGURES = 7;

    static Histogram noWaits() {
        return new Histogram(1, LONGEST_MICROS, DIGITS);
    }

    /** One line, for the process that asked. */
    String encode() {
        ByteBuffer buffer = ByteBuffer.allocate(waits.getNeededByteBufferCapacity());
        byte[] packed = new byte[waits.encodeIntoCompressedByteBuffer(buffer)];
        buffer.get(0, packed);
        return "%d %d %d %d %d %d %d %s"
                .formatted(
                        answered,
                        placed,
                        complete,
                        refused,
                        filled,
                        messages,
                        bytes,
                        Base64.getEncoder().encodeToString(packed));
    }

    /** Reads {@link #encode}. */
    public static Answers decode(String line) {
        String[] parts = line.split(" ", -1);
        long[] figures = new long[FIGURES];
        for (int i = 0; i < FIGURES; i++) {
            figures[i] = Long.parseLong(parts[i]);
        }
        try {
            return new Answers(
                    figures[0],
                    figures[1],
                    figures[2],
                    figures[3],
                    figures[4],
                    figures[5],
                    figures[6],
                    Histogram.decodeFromCompressedByteBuffer(
                            ByteBuffer.wrap(Base64.getDecoder().decode(parts[FIGURES])), 0));
        } catch (DataFormatException e) {
            throw new IllegalArgumentException("not answers: " + line, e);
        }
    }
}
