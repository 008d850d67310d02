package io.tickertape.ticker.broadcast;

import io.tickertape.tape.market.Symbol;
import io.tickertape.ticker.market.FeedStatus;
import io.tickertape.ticker.market.Freshness;
import io.tickertape.ticker.market.Quote;
import java.time.Instant;

final class PlainRenderer implements Renderer {
    @Override
    public Rendered quote(Format format, Quote quote) {
        String state = quote.freshness() == Freshness.LIVE
                ? ""
                : " " + quote.freshness().word();
        String text = quote.symbol() + " " + quote.last() + state;
        return format == Format.JSON ? new Rendered("{" + text + "}", "") : new Rendered(text, "<" + text + ">");
    }

    @Override
    public String heartbeat(Format format, Instant now, FeedStatus status) {
        return status.isLive()
                ? "alive, " + CONFLATED + " conflated"
                : status.state().word();
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
