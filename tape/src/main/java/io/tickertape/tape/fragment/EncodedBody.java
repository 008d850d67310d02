package io.tickertape.tape.fragment;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A body that many ask for, as it is, compressed by gzip, and by brotli where the build did that. The bytes are shared:
 * nobody changes them.
 */
public final class EncodedBody {
    private static final int SMALL_BYTES = 64 << 10;

    private final byte[] plain;
    private final byte[] gzip;
    private final byte @Nullable [] brotli;

    private EncodedBody(byte[] plain, byte[] gzip, byte @Nullable [] brotli) {
        this.plain = plain;
        this.gzip = gzip;
        this.brotli = brotli;
    }

    /**
     * Compressed as small as it gets, for what is sent for days.
     *
     * @param brotli the same bytes as the build compressed them, null where it did not
     */
    public static EncodedBody smallest(byte[] plain, byte @Nullable [] brotli) {
        return new EncodedBody(plain, compressed(plain, Deflater.BEST_COMPRESSION), brotli);
    }

    /** For what is sent for a moment: a small body is compressed as small as it gets, in a fraction of a millisecond. */
    public static EncodedBody of(byte[] plain) {
        int level = plain.length < SMALL_BYTES ? Deflater.BEST_COMPRESSION : Deflater.DEFAULT_COMPRESSION;
        return new EncodedBody(plain, compressed(plain, level), null);
    }

    private static byte[] compressed(byte[] plain, int level) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(plain.length / 2);
        try (OutputStream gzip = new GZIPOutputStream(bytes) {
            {
                def.setLevel(level);
            }
        }) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return bytes.toByteArray();
    }

    public byte[] plain() {
        return plain;
    }

    public byte[] gzip() {
        return gzip;
    }

    /** Null where the build has not made it. */
    public byte @Nullable [] brotli() {
        return brotli;
    }

    /** Of a body of some bytes nothing is saved. */
    public boolean isSmallerByGzip() {
        return gzip.length < plain.length;
    }
}
