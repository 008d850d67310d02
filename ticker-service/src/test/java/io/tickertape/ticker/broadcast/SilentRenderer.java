package io.tickertape.ticker.broadcast;

import io.tickertape.tape.market.Symbol;
import io.tickertape.ticker.market.FeedStatus;
import io.tickertape.ticker.market.Quote;
import java.time.Instant;

/** Has nothing to say of prices. */
final class SilentRenderer implements Renderer {
    @Override
    public Rendered quote(Format format, Quote quote) {
        return new Rendered("", "");
    }

    @Override
    public String heartbeat(Format format, Instant now, FeedStatus status) {
        return "alive";
    }

    @Override
    public String unpriced(Symbol symbol) {
        return "<no " + symbol + ">";
    }

    @Override
    public String removed(Format format, Symbol symbol) {
        return symbol.name();
    }

    @Override
    public String gap(Format format, Instant now) {
        return "gap";
    }
}
