package io.tickertape.trading.browser;

import io.micronaut.context.annotation.Factory;
import io.micronaut.views.thymeleaf.ThymeleafViewsRendererConfiguration;
import io.tickertape.tape.fragment.AssetVersion;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;

/** The files that the pages are made of. */
@Factory
final class Pages {
    /** The modules of the desk's script. */
    static final List<String> MODULES = List.of(
            "ages.js",
            "alerts.js",
            "answer.js",
            "chosen.js",
            "desk.js",
            "estimate.js",
            "lock.js",
            "notices.js",
            "number.js",
            "open-orders.js",
            "page.js",
            "quotes.js",
            "socket.js",
            "ticket-quote.js",
            "ticket.js");

    @Singleton
    AssetVersion assets(ThymeleafViewsRendererConfiguration config) {
        if (!config.getCacheable()) {
            return AssetVersion.CHANGING;
        }
        return AssetVersion.ofClassPath(Stream.concat(
                        Stream.of("desk.css", "lib/ws.min.js"), MODULES.stream().map(name -> "desk/" + name))
                .toArray(String[]::new));
    }
}
