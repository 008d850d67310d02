package io.tickertape.testbed.bench.watch;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;

/**
 * What watchers were told within a stretch of time.
 *
 * @param arrived prices that came within it
 * @param produced prices whose ticks were made within it, whenever they came
 * @param bytes that came within it, as they are on the wire
 * @param ages of the prices that came within it, in microseconds from the producer's timestamp
 */
public record Readings(long arrived, long produced, long bytes, Histogram ages) {
    private static final long LONGEST_MICROS = TimeUnit.MINUTES.toMicros(10);
    private static final int DIGITS = 3;

    public static Readings none() {
        return new Readings(0, 0, 0, emptyAges());
    }

    static Histogram emptyAges() {
        return new Histogram(1, LONGEST_MICROS, DIGITS);
    }

    /** Of two generators in the same stretch. */
    public Readings plus(Readings other) {
        Histogram both = ages.copy();
        both.add(other.ages);
        return new Readings(arrived + other.arrived, produced + other.produced, bytes + other.bytes, both);
    }

    /** One line, for the process that asked. */
    String encode() {
        ByteBuffer buffer = ByteBuffer.allocate(ages.getNeededByteBufferCapacity());
        int length = ages.encodeIntoCompressedByteBuffer(buffer);
        String encoded = Base64.getEncoder()
                .encodeToString(ByteBuffer.allocate(length)
                        .put(buffer.array(), 0, length)
                        .array());
        return arrived + " " + produced + " " + bytes + " " + encoded;
    }

    /** Reads {@link #encode}. */
    public static Readings decode(String line) {
        String[] parts = line.split(" ", -1);
        try {
            return new Readings(
                    Long.parseLong(parts[0]),
                    Long.parseLong(parts[1]),
                    Long.parseLong(parts[2]),
                    Histogram.decodeFromCompressedByteBuffer(
                            ByteBuffer.wrap(Base64.getDecoder().decode(parts[3])), 0));
        } catch (DataFormatException e) {
            throw new IllegalArgumentException("not readings: " + line, e);
        }
    }
}
