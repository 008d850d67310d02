package io.tickertape.testbed.bench.watch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class GzipBodyTest {
    private final ByteBuffer text = ByteBuffer.allocate(64);
    private final ByteArrayOutputStream read = new ByteArrayOutputStream();

    private final GzipBody.Reader reader = new GzipBody.Reader() {
        @Override
        public ByteBuffer room() {
            return text.clear();
        }

        @Override
        public void read() {
            read.write(text.array(), 0, text.position());
        }
    };

    @Test
    void readsAStreamHoweverItIsCutIntoReads() throws IOException {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            ByteArrayOutputStream wire = new ByteArrayOutputStream();
            wire.writeBytes("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n".getBytes(UTF_8));
            StringBuilder sent = new StringBuilder();
            ByteArrayOutputStream zipped = new ByteArrayOutputStream();
            GZIPOutputStream gzip = new GZIPOutputStream(zipped, 512, true) {
                {
                    def.setLevel(Deflater.BEST_SPEED);
                }
            };
            for (int events = 1 + random.nextInt(5); events > 0; events--) {
                String event = "event: T" + events + "\ndata: " + "x".repeat(random.nextInt(300)) + "\n\n";
                sent.append(event);
                gzip.write(event.getBytes(UTF_8));
                gzip.flush();
                wire.writeBytes((Integer.toHexString(zipped.size()) + "\r\n").getBytes(UTF_8));
                wire.writeBytes(zipped.toByteArray());
                wire.writeBytes("\r\n".getBytes(UTF_8));
                zipped.reset();
            }
            GzipBody body = new GzipBody();
            read.reset();
            ByteBuffer bytes = ByteBuffer.wrap(wire.toByteArray());
            while (bytes.hasRemaining()) {
                int count = Math.min(bytes.remaining(), 1 + random.nextInt(200));
                body.take(bytes.slice(bytes.position(), count), reader);
                bytes.position(bytes.position() + count);
            }
            assertEquals(sent.toString(), read.toString(UTF_8), "seed " + seed);
        }
    }

    @Test
    void doesNotTakeAPlainStreamForACompressedOne() {
        ByteBuffer plain =
                ByteBuffer.wrap("HTTP/1.1 200 OK\r\n\r\n1a\r\nevent: A\ndata: not gzip\n\n\r\n".getBytes(UTF_8));

        assertThrows(IOException.class, () -> new GzipBody().take(plain, reader));
    }
}
