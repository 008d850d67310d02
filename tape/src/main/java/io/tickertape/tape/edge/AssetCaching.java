package io.tickertape.tape.edge;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.tickertape.tape.fragment.AssetVersion;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Lets browsers keep the pages' files. */
@ServerFilter("/assets/**")
final class AssetCaching {
    private static final Pattern VERSION = Pattern.compile("/assets/version/([^/]+)/.*");

    private final AssetVersion assets;

    AssetCaching(AssetVersion assets) {
        this.assets = assets;
    }

    @ResponseFilter
    void keep(HttpRequest<?> request, MutableHttpResponse<?> response) {
        if (response.status() == HttpStatus.OK) {
            response.header(HttpHeaders.CACHE_CONTROL, assets.cacheControl(versionAsked(request)));
        }
    }

    private static @Nullable String versionAsked(HttpRequest<?> request) {
        Matcher path = VERSION.matcher(request.getPath());
        return path.matches() ? path.group(1) : request.getParameters().get("v");
    }
}
