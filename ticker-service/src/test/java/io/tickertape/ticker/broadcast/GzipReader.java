package io.tickertape.ticker.broadcast;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Decodes a gzip stream, whose blocks are not whole in themselves: its head comes once. */
final class GzipReader implements StreamReader {
    private final Inflater inflater = new Inflater(true);
    private boolean begun;

    @Override
    public byte[] read(byte[] bytes) {
        int from = begun ? 0 : GzipBlocks.HEAD.length;
        if (!begun && !Arrays.equals(GzipBlocks.HEAD, Arrays.copyOf(bytes, from))) {
            throw new AssertionError("no head of a gzip stream: " + Arrays.toString(bytes));
        }
        begun = true;
        inflater.setInput(bytes, from, bytes.length - from);
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        byte[] part = new byte[1024];
        try {
            for (int length = inflater.inflate(part); length > 0; length = inflater.inflate(part)) {
                text.write(part, 0, length);
            }
        } catch (DataFormatException e) {
            throw new AssertionError("no gzip stream", e);
        }
        return text.toByteArray();
    }
}
