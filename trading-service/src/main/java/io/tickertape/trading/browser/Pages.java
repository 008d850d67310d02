package io.tickertape.trading.browser;

import io.micronaut.context.annotation.Factory;
import io.micronaut.views.thymeleaf.ThymeleafViewsRendererConfiguration;
import io.tickertape.tape.fragment.Assets;
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
            "chart.js",
            "chart-marks.js",
            "chosen.js",
            "desk.js",
            "equity.js",
            "fills.js",
            "focus.js",
            "keys.js",
            "lock.js",
            "notices.js",
            "open-orders.js",
            "page.js",
            "preview.js",
            "quotes.js",
            "socket.js",
            "stream.js",
            "symbols.js",
            "ticket-quote.js",
            "ticket.js");

    @Singleton
    Assets assets(ThymeleafViewsRendererConfiguration config) {
        List<String> files = Stream.concat(
                        Stream.of("desk.css", "desk-unscripted.css", "lib/ws.min.js"),
                        MODULES.stream().map(name -> "desk/" + name))
                .toList();
        return config.getCacheable() ? Assets.kept(files) : Assets.changing(files);
    }
}
