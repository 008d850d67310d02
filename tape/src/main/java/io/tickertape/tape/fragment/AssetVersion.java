package io.tickertape.tape.fragment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * A number that changes with the files of a service's pages. The pages ask for the files by it, so that browsers may
 * keep a file for good and never show an old one.
 */
public record AssetVersion(String value) {
    /** Of files that a developer changes while the service runs: no browser keeps them. */
    public static final AssetVersion CHANGING = new AssetVersion("changing");

    private static final List<String> OF_EVERY_PAGE =
            List.of("tape/favicon.svg", "tape/live-source.js", "tape/tape.css", "lib/htmx.min.js", "lib/sse.min.js");

    /**
     * Of the files below {@code static} on the class path.
     *
     * @param own what the service's pages need beside the files of every page
     * @throws IllegalStateException if one is not on the class path
     */
    public static AssetVersion ofClassPath(String... own) {
        CRC32 sum = new CRC32();
        OF_EVERY_PAGE.forEach(file -> sum.update(bytes(file)));
        List.of(own).forEach(file -> sum.update(bytes(file)));
        return new AssetVersion(Long.toHexString(sum.getValue()));
    }

    private static byte[] bytes(String file) {
        try (InputStream bytes = AssetVersion.class.getResourceAsStream("/static/" + file)) {
            if (bytes == null) {
                throw new IllegalStateException("The pages' file " + file + " is not on the class path");
            }
            return bytes.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * How long a browser may keep a file.
     *
     * @param asked the version in the file's address, null where there is none
     */
    public String cacheControl(@Nullable String asked) {
        return value.equals(asked) && !equals(CHANGING) ? "public, max-age=31536000, immutable" : "no-cache";
    }
}
