package io.tickertape.ticker.broadcast;

import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.util.Native;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Frames of zstd. Each stands for itself, so one and the same frame is right in every watcher's stream and is decoded as
 * soon as it is there.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8878">RFC 8878, Zstandard</a>
 */
final class ZstdFrames {
    private static final Logger LOG = LoggerFactory.getLogger(ZstdFrames.class);

    /** Of frames as small as these level 3 leaves as much, and takes longer. */
    private static final int LEVEL = 1;

    /** Holds some hundred KB outside of the heap; a loop needs one. */
    private static final ThreadLocal<ZstdCompressCtx> CONTEXT =
            ThreadLocal.withInitial(() -> new ZstdCompressCtx().setLevel(LEVEL));

    private ZstdFrames() {}

    /** Whether this machine has the codec, which is native code. */
    static boolean areAvailable() {
        try {
            Native.load();
            return true;
        } catch (LinkageError e) {
            LOG.warn("No stream is compressed by zstd, as its native code cannot be loaded: {}", e.toString());
            return false;
        }
    }

    /** Stored as it is, with some ten bytes around, where compressing gains nothing. */
    static byte[] of(byte[] bytes) {
        return CONTEXT.get().compress(bytes);
    }
}
