package io.tickertape.tape.fragment;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * The files of a service's pages, each read and compressed once; there are no others. The pages ask for them by a
 * version, so that browsers may keep a file for good and never show an old one.
 */
public final class Assets {
    private static final List<String> OF_EVERY_PAGE = List.of("tape/favicon.svg", "tape/tape.css", "lib/htmx.min.js");
    private static final String CHANGING = "changing";
    private static final Pattern NAME = Pattern.compile("([a-z-]+/)*[a-z.-]+[.](css|js|svg)");

    private final Map<String, Asset> kept = new LinkedHashMap<>();
    private final String version;

    private Assets(String version) {
        this.version = version;
    }

    private Assets(List<String> own) {
        CRC32 sum = new CRC32();
        Stream.concat(OF_EVERY_PAGE.stream(), own.stream()).forEach(name -> {
            Asset asset = Asset.shipped(name);
            kept.put(name, asset);
            sum.update((name + asset.tag()).getBytes(StandardCharsets.UTF_8));
        });
        version = Long.toHexString(sum.getValue());
    }

    /**
     * The files below {@code static} on the class path.
     *
     * @param own what the service's pages need beside the files of every page
     * @throws IllegalStateException if one is not on the class path
     */
    public static Assets kept(List<String> own) {
        return new Assets(own);
    }

    /**
     * As they were written, while a developer changes them: with the parts that the build joins to them, each read again
     * each time, and kept by no browser.
     */
    public static Assets changing() {
        return new Assets(CHANGING);
    }

    /** Null where it is none of the pages' files. */
    public @Nullable Asset find(String name) {
        if (!version.equals(CHANGING)) {
            return kept.get(name);
        }
        return NAME.matcher(name).matches() ? Asset.changing(name) : null;
    }

    /** The version that the pages name with each file; it changes with any of them. */
    public String version() {
        return version;
    }

    /**
     * How long a browser may keep a file.
     *
     * @param asked the version in the file's address, null where there is none
     */
    public String cacheControl(@Nullable String asked) {
        return version.equals(asked) && !version.equals(CHANGING) ? "public, max-age=31536000, immutable" : "no-cache";
    }
}
