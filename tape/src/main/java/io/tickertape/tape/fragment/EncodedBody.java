package io.tickertape.tape.fragment;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** A body that many ask for, as it is and compressed by gzip. The bytes are shared: nobody changes them. */
public final class EncodedBody {
    private final byte[] plain;
    private final byte[] gzip;

    private EncodedBody(byte[] plain, byte[] gzip) {
        this.plain = plain;
        this.gzip = gzip;
    }

    /** Compressed as small as it gets, for what is sent for days. */
    public static EncodedBody smallest(byte[] plain) {
        return new EncodedBody(plain, compressed(plain, Deflater.BEST_COMPRESSION));
    }

    /** Compressed at once, for what is sent for a moment. */
    public static EncodedBody of(byte[] plain) {
        return new EncodedBody(plain, compressed(plain, Deflater.DEFAULT_COMPRESSION));
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

    /** Of a body of some bytes nothing is saved. */
    public boolean isSmallerByGzip() {
        return gzip.length < plain.length;
    }
}
