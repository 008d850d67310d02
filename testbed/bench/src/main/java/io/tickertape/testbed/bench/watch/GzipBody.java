package io.tickertape.testbed.bench.watch;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** The body of a response that is compressed by gzip and comes in chunks, as it goes on and on. */
final class GzipBody {
    private static final byte[] END_OF_HEAD = {'\r', '\n', '\r', '\n'};
    private static final int GZIP_HEAD = 10;
    private static final int HEXADECIMAL = 16;

    /** Where the next byte belongs. */
    private enum Part {
        HEAD,
        LENGTH,
        DATA,
        LINE_END
    }

    /** Takes text into a buffer that it has made room in. */
    interface Reader {
        /** Where the next text goes. */
        ByteBuffer room();

        /** It is there. */
        void read();
    }

    private final Inflater inflater = new Inflater(true);
    private Part part = Part.HEAD;
    private int matched;
    private int left;
    private int gzipHead = GZIP_HEAD;

    /** For a new connection. */
    GzipBody again() {
        inflater.end();
        return new GzipBody();
    }

    /** Reads the bytes of a connection, all of them. */
    void take(ByteBuffer bytes, Reader reader) throws IOException {
        while (bytes.hasRemaining()) {
            switch (part) {
                case HEAD -> head(bytes.get());
                case LENGTH -> length(bytes.get());
                case DATA -> data(bytes, reader);
                case LINE_END -> {
                    bytes.get();
                    next(--left == 0, Part.LENGTH, 0);
                }
            }
        }
    }

    private void head(byte next) {
        matched = next == END_OF_HEAD[matched] ? matched + 1 : next == END_OF_HEAD[0] ? 1 : 0;
        next(matched == END_OF_HEAD.length, Part.LENGTH, 0);
    }

    private void length(byte next) throws IOException {
        if (next == '\n') {
            next(true, Part.DATA, left);
        } else if (next != '\r') {
            int digit = Character.digit(next, HEXADECIMAL);
            if (digit < 0) {
                throw new IOException("not the length of a chunk");
            }
            left = HEXADECIMAL * left + digit;
        }
    }

    private void data(ByteBuffer bytes, Reader reader) throws IOException {
        int count = Math.min(left, bytes.remaining());
        int skipped = Math.min(gzipHead, count);
        gzipHead -= skipped;
        inflater.setInput(bytes.slice(bytes.position() + skipped, count - skipped));
        bytes.position(bytes.position() + count);
        left -= count;
        next(left == 0, Part.LINE_END, 2);
        try {
            for (int text = inflater.inflate(reader.room()); text > 0; text = inflater.inflate(reader.room())) {
                reader.read();
            }
        } catch (DataFormatException e) {
            throw new IOException("not a gzip stream", e);
        }
    }

    private void next(boolean isDue, Part following, int length) {
        if (isDue) {
            part = following;
            left = length;
        }
    }
}
