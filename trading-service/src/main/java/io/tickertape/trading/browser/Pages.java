package io.tickertape.trading.browser;

import io.micronaut.context.annotation.Factory;
import io.micronaut.views.thymeleaf.ThymeleafViewsRendererConfiguration;
import io.tickertape.tape.fragment.Assets;
import jakarta.inject.Singleton;
import java.util.List;

/** The files that the pages are made of. */
@Factory
final class Pages {
    static final List<String> FILES = List.of("desk.css", "desk.js", "desk-unscripted.css");

    @Singleton
    Assets assets(ThymeleafViewsRendererConfiguration config) {
        return config.getCacheable() ? Assets.kept(FILES) : Assets.changing();
    }
}
