package io.tickertape.trading.browser;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.tickertape.tape.fragment.AssetVersion;

/** Lets browsers keep the pages' files. */
@ServerFilter("/assets/**")
final class AssetCaching {
    private final AssetVersion assets;

    AssetCaching(AssetVersion assets) {
        this.assets = assets;
    }

    @ResponseFilter
    void keep(HttpRequest<?> request, MutableHttpResponse<?> response) {
        if (response.status() == HttpStatus.OK) {
            String asked = request.getParameters().get("v");
            response.header(HttpHeaders.CACHE_CONTROL, assets.cacheControl(asked));
        }
    }
}
