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

/** Hands out the files of the pages. */
@Controller("/assets")
final class AssetController {
    private final Assets assets;

    AssetController(Assets assets) {
        this.assets = assets;
    }

    @Get("/{+name}")
    HttpResponse<?> asset(HttpRequest<?> request, String name) {
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
                .header(
                        HttpHeaders.CACHE_CONTROL,
                        assets.cacheControl(request.getParameters().get("v")));
    }
}
