package io.tickertape.tape.fragment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * A file that pages ask for.
 *
 * @param tag changes with the file
 */
public record Asset(EncodedBody body, String tag) {
    private static final String FOLDER = "/static/";
    private static final String BROTLI = ".br";

    /** Reads a file below {@code static} on the class path, which must be there, with what the build made of it. */
    static Asset shipped(String name) {
        byte @Nullable [] bytes = read(FOLDER + name);
        if (bytes == null) {
            throw new IllegalStateException("The pages' file " + name + " is not on the class path");
        }
        return of(bytes, read(FOLDER + name + BROTLI));
    }

    /** The same without what the build made of it, which may be older than the file; null where there is none. */
    static @Nullable Asset changing(String name) {
        byte @Nullable [] bytes = read(FOLDER + name);
        return bytes == null ? null : of(bytes, null);
    }

    private static Asset of(byte[] bytes, byte @Nullable [] brotli) {
        CRC32 sum = new CRC32();
        sum.update(bytes);
        return new Asset(EncodedBody.smallest(bytes, brotli), Long.toHexString(sum.getValue()));
    }

    private static byte @Nullable [] read(String path) {
        try (InputStream file = Asset.class.getResourceAsStream(path)) {
            return file == null ? null : file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("reading the pages' file " + path, e);
        }
    }
}
