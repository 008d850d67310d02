package io.tickertape.ticker.web;

import io.tickertape.tape.fragment.Assets;
import io.tickertape.tape.market.Symbol;
import io.tickertape.ticker.broadcast.Broadcaster;
import io.tickertape.ticker.broadcast.ChartRenderer;
import io.tickertape.ticker.broadcast.Position;
import io.tickertape.ticker.market.SymbolState;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gathers what the page of a symbol shows. */
@Singleton
final class SymbolPages {
    private final SymbolRequests requests;
    private final Broadcaster broadcaster;
    private final SymbolFragments fragments;
    private final WebConfiguration configuration;
    private final Assets assets;
    private final Clock clock;

    SymbolPages(
            SymbolRequests requests,
            Broadcaster broadcaster,
            SymbolFragments fragments,
            WebConfiguration configuration,
            Assets assets,
            Clock clock) {
        this.requests = requests;
        this.broadcaster = broadcaster;
        this.fragments = fragments;
        this.configuration = configuration;
        this.assets = assets;
        this.clock = clock;
    }

    /** What the whole page needs. */
    Map<String, Object> page(String name, @Nullable String interval, @Nullable String refresh) {
        Map<String, Object> model = model(name, interval);
        Map<String, String> parameters = interval == null ? Map.of() : Map.of("interval", interval);
        model.put("reloading", Reloading.of(refresh, String.valueOf(model.get("path")), parameters));
        return model;
    }

    /** What its template needs of what changes. */
    Map<String, Object> model(String name, @Nullable String interval) {
        // Before the quote: what changes in between is then sent once more, never left out.
        Position position = broadcaster.position();
        SymbolState state = requests.state(name, interval, ChartRenderer.SPAN);
        Symbol symbol = state.quote().symbol();
        Map<String, Object> model = new LinkedHashMap<>(fragments.model(state, position.version()));
        model.put("symbol", symbol.name());
        model.put("path", symbol.path());
        model.put("escaped", symbol.escaped());
        model.put("intervals", SymbolFragments.intervals());
        model.put("rate", configuration.pageRate());
        model.put("position", position.toString());
        model.put("assets", assets.version());
        model.put("deskUrl", configuration.deskUrl());
        model.putAll(BoardFragments.heartbeatModel(clock.instant(), broadcaster.feed(), "0"));
        return model;
    }
}
