package io.tickertape.ticker.broadcast;

import com.github.luben.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** What a browser makes of a stream that never ends: whatever is there is decoded at once. */
interface StreamReader {
    /** The text of the bytes that have come, all of it. */
    byte[] read(byte[] bytes);

    static StreamReader of(Coding coding) {
        return switch (coding) {
            case PLAIN -> bytes -> bytes;
            case GZIP -> new GzipReader();
            case ZSTD -> StreamReader::frames;
        };
    }

    private static byte[] frames(byte[] bytes) {
        try (ZstdInputStream frames = new ZstdInputStream(new ByteArrayInputStream(bytes))) {
            return frames.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("not whole frames of zstd", e);
        }
    }
}
