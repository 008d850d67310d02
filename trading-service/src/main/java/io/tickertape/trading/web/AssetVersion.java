package io.tickertape.trading.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.zip.CRC32;

/** A number that changes with the page's files, so that browsers may keep them for long and never an old one. */
public record AssetVersion(String value) {
    private static final List<String> FILES =
            List.of("desk.css", "desk.js", "favicon.svg", "lib/htmx.min.js", "lib/sse.min.js", "lib/ws.min.js");

    public static AssetVersion ofClassPath() {
        CRC32 sum = new CRC32();
        for (String file : FILES) {
            try (InputStream bytes = AssetVersion.class.getResourceAsStream("/static/" + file)) {
                if (bytes == null) {
                    throw new IllegalStateException("The page's file " + file + " is not on the class path");
                }
                sum.update(bytes.readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return new AssetVersion(Long.toHexString(sum.getValue()));
    }
}
