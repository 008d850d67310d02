package io.tickertape.tape.fragment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.zip.CRC32;

/**
 * A file that pages ask for.
 *
 * @param tag changes with the file
 */
public record Asset(EncodedBody body, String tag) {
    /** Reads a file below {@code static} on the class path, which must be there, and leaves out what is for people only. */
    static Asset slim(String name) {
        return of(SlimText.of(name, bytes(name)));
    }

    /** The same as it was written. */
    static Asset whole(String name) {
        return of(bytes(name));
    }

    private static Asset of(byte[] bytes) {
        CRC32 sum = new CRC32();
        sum.update(bytes);
        return new Asset(EncodedBody.smallest(bytes), Long.toHexString(sum.getValue()));
    }

    private static byte[] bytes(String name) {
        try (InputStream file = Asset.class.getResourceAsStream("/static/" + name)) {
            if (file == null) {
                throw new IllegalStateException("The pages' file " + name + " is not on the class path");
            }
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("reading the pages' file " + name, e);
        }
    }
}
