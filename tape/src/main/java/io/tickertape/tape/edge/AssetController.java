package io.tickertape.tape.edge;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.tickertape.tape.fragment.Asset;
import io.tickertape.tape.fragment.Assets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Hands out the files of the pages. A script module's address has its version in the path: a module imports another by a
 * relative address, which keeps the path and would lose a query, and a browser could join modules of two versions.
 */
@Controller("/assets")
final class AssetController {
    private static final Pattern VERSIONED = Pattern.compile("version/([^/]+)/(.+)");

    private final Assets assets;

    AssetController(Assets assets) {
        this.assets = assets;
    }

    @Get("/{+path}")
    HttpResponse<?> asset(HttpRequest<?> request, String path) {
        Matcher versioned = VERSIONED.matcher(path);
        boolean isVersioned = versioned.matches();
        String name = isVersioned ? versioned.group(2) : path;
        @Nullable
        String asked =
                isVersioned ? versioned.group(1) : request.getParameters().get("v");
        Asset asset = assets.find(name);
        if (asset == null) {
            return HttpResponse.notFound();
        }
        // Weak, as one tag stands for the file in every encoding.
        String tag = "W/\"" + asset.tag() + "\"";
        boolean isKnown =
                request.getHeaders().getAll(HttpHeaders.IF_NONE_MATCH).stream().anyMatch(known -> known.contains(tag));
        MutableHttpResponse<?> response = isKnown
                ? HttpResponse.notModified()
                : Encodings.ok(request, asset.body()).contentType(MediaType.forFilename(name));
        return response.header(HttpHeaders.ETAG, tag)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
                .header(HttpHeaders.CACHE_CONTROL, assets.cacheControl(asked));
    }
}
