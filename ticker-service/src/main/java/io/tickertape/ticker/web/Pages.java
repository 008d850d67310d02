package io.tickertape.ticker.web;

import io.micronaut.context.annotation.Factory;
import io.micronaut.views.thymeleaf.ThymeleafViewsRendererConfiguration;
import io.tickertape.tape.fragment.AssetVersion;
import jakarta.inject.Singleton;

/** The files that the pages are made of. */
@Factory
final class Pages {
    private static final String[] FILES = {
        "board.css",
        "board.js",
        "board-list.js",
        "connection.js",
        "strip.css",
        "symbol.css",
        "symbol.js",
        "unscripted.css",
    };

    @Singleton
    AssetVersion assets(ThymeleafViewsRendererConfiguration config) {
        return !config.getCacheable() ? AssetVersion.CHANGING : AssetVersion.ofClassPath(FILES);
    }
}
